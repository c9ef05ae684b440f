/**
 * Parts on their way to a backend: one call, whose bytes are theirs. It has the time of the sender that waits for longest; one that
 * waits no longer has its answer by then, and the call goes on for the others.
 */

import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import { Deadline, type Timed } from "../deadlines.ts";
import type { CallOutcome, OutgoingCall } from "./backend-connection.ts";
import type { Part } from "./part.ts";

/** Whose calls they are. With methods, not to be taken apart. */
interface PartsCaller {
  /** The call has its outcome. */
  settled(call: PartsCall, outcome: CallOutcome): void;
  /** The senders of these wait no longer, and the call goes on. */
  outlasted(call: PartsCall, parts: readonly Part[]): void;
  /** Its bytes are not read any longer. */
  left(call: PartsCall): void;
}

/** What a call was, once it has its outcome. */
export interface CallParts {
  /** All that the backend was sent. */
  readonly parts: readonly Part[];
  /** Those whose senders still wait. */
  readonly awaited: readonly Part[];
  /** The others. */
  readonly outlasted: readonly Part[];
}

/** A class because every call makes one. */
export class PartsCall implements OutgoingCall, CallParts, Timed {
  readonly signal: Signal;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly pieces: readonly Buffer[];
  readonly timeoutMs: number;
  readonly parts: readonly Part[];
  awaited: readonly Part[];
  outlasted: readonly Part[] = [];
  /** The `performance.now()` of its beginning. */
  readonly begunAt: number;
  readonly bytes: number;
  readonly #caller: PartsCaller;
  /** Of the next sender that waits no longer; most calls have none before their own. */
  #outlasting: Deadline | undefined;

  constructor(caller: PartsCaller, parts: readonly Part[], { now, timeoutMs }: { now: number; timeoutMs: number }) {
    const [first] = parts;
    assert(first, "a call has a part");
    const pieces = new Array<Buffer>(parts.length);
    let mostMs = 0;
    let bytes = 0;
    let place = 0;
    for (const part of parts) {
      part.arena.share();
      pieces[place++] = part.bytes;
      bytes += part.bytes.length;
      mostMs = Math.max(mostMs, part.expiresAt - now);
    }
    this.signal = first.signal;
    this.headers = first.handedOn?.headers;
    this.pieces = pieces;
    this.timeoutMs = Math.min(timeoutMs, mostMs);
    this.parts = parts;
    this.awaited = parts;
    this.begunAt = now;
    this.bytes = bytes;
    this.#caller = caller;
    if (parts.length > 1) this.#outlast(now);
  }

  /** A sender waits no longer. */
  late(): void {
    const now = performance.now();
    const outlasted = this.awaited.filter(({ expiresAt }) => expiresAt <= now);
    this.awaited = this.awaited.filter(({ expiresAt }) => expiresAt > now);
    this.outlasted = this.outlasted.concat(outlasted);
    this.#outlast(now);
    this.#caller.outlasted(this, outlasted);
  }

  settled(outcome: CallOutcome): void {
    this.#outlasting?.cancel();
    this.#caller.settled(this, outcome);
  }

  left(): void {
    this.#caller.left(this);
  }

  #outlast(now: number): void {
    const end = this.begunAt + this.timeoutMs;
    let soonest = end;
    for (const { expiresAt } of this.awaited) soonest = Math.min(soonest, expiresAt);
    this.#outlasting = soonest < end ? new Deadline(soonest - now, this) : undefined;
  }
}
