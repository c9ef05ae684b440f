/** Parts on their way to a backend: one call, whose bytes are theirs. */

import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { CallOutcome, OutgoingCall } from "./backend-connection.ts";
import type { Part } from "./part.ts";

/** Whose calls they are. With methods, not to be taken apart. */
interface PartsCaller {
  /** The call has its outcome. */
  settled(call: PartsCall, outcome: CallOutcome): void;
  /** Its bytes are not read any longer. */
  left(call: PartsCall): void;
}

/** A class because every call makes one. */
export class PartsCall implements OutgoingCall {
  readonly signal: Signal;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly pieces: readonly Buffer[];
  readonly timeoutMs: number;
  readonly parts: readonly Part[];
  /** The `performance.now()` of its beginning. */
  readonly begunAt: number;
  readonly bytes: number;
  readonly #caller: PartsCaller;

  constructor(caller: PartsCaller, parts: readonly Part[], { now, timeoutMs }: { now: number; timeoutMs: number }) {
    const [first] = parts;
    assert(first, "a call has a part");
    const pieces: Buffer[] = [];
    let leastMs = timeoutMs;
    let bytes = 0;
    for (const part of parts) {
      part.arena.share();
      pieces.push(part.bytes);
      bytes += part.bytes.length;
      leastMs = Math.min(leastMs, part.expiresAt - now);
    }
    this.signal = first.signal;
    this.headers = first.handedOn?.headers;
    this.pieces = pieces;
    this.timeoutMs = leastMs;
    this.parts = parts;
    this.begunAt = now;
    this.bytes = bytes;
    this.#caller = caller;
  }

  settled(outcome: CallOutcome): void {
    this.#caller.settled(this, outcome);
  }

  left(): void {
    this.#caller.left(this);
  }
}
