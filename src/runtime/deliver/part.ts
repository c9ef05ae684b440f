/** What one backend gets of one request, on its way; and the tally of the request it belongs to. */

import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { GrpcCode } from "../grpc/status.ts";
import type { Arena } from "../memory/arena.ts";

export interface Part {
  readonly signal: Signal;
  /** An OTLP request of its own; `prefixBytes` of room are before it. */
  readonly bytes: Buffer;
  readonly items: number;
  /** Released once when the part is settled and its bytes are not read any more. */
  readonly arena: Arena;
  readonly delivery: Delivery;
  /** `performance.now()` from which on it is given up. */
  readonly expiresAt: number;
  /** `performance.now()` when it was taken in. */
  readonly queuedAt: number;
  /** Not joined with others: a call of which it was a piece was refused for good, and nobody knows whose fault it was. */
  readonly alone: boolean;
  /** Failed calls so far. */
  readonly attempts: number;
  /** Backends that failed it, by dial target: the next pick leaves them out. */
  readonly failedAt: readonly string[];
}

/** What became of all items of a request. They add up to what the request had, but for those without a key. */
export interface Tally {
  delivered: number;
  /** A backend's answer, for good. */
  refused: number;
  /** Nobody took them in time. */
  unplaced: number;
  /** Of the last refusal. */
  code: GrpcCode;
  message: string;
}

export interface Delivery {
  readonly tally: Readonly<Tally>;
  /** The sender went away: what has not left yet need not leave. */
  readonly isCancelled: () => boolean;
  readonly cancel: () => void;
  /** A part takes the place of another, or joins. */
  readonly expect: (parts: number) => void;
  readonly settle: (settled: Partial<Tally>) => void;
}

/** @param finished when every part that was expected is settled */
export function createDelivery(finished: (tally: Readonly<Tally>) => void): Delivery {
  const tally: Tally = { delivered: 0, refused: 0, unplaced: 0, code: 0, message: "" };
  let open = 0;
  let isCancelled = false;
  return {
    tally,
    isCancelled: () => isCancelled,
    cancel: () => {
      isCancelled = true;
    },
    expect: (parts) => {
      open += parts;
    },
    settle: ({ delivered = 0, refused = 0, unplaced = 0, code, message }) => {
      assert(open > 0, "a part is settled once");
      tally.delivered += delivered;
      tally.refused += refused;
      tally.unplaced += unplaced;
      if (code !== undefined) tally.code = code;
      if (message) tally.message = message;
      open--;
      if (open === 0) finished(tally);
    },
  };
}
