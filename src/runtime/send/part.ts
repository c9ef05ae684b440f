/** What one backend gets of one request: what waits there, for how long, how it may be sent, and the books to which it belongs. */

import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { GrpcCode } from "../grpc/status.ts";
import type { Arena } from "../memory/arena.ts";
import type { HandedOn } from "../otlp/handed-on.ts";

export interface Part {
  readonly signal: Signal;
  /** An OTLP request of its own; the connection's headroom is before it. */
  readonly bytes: Buffer;
  readonly items: number;
  /** Released once this is settled and its bytes are not read any longer. */
  readonly arena: Arena;
  /** The `performance.now()` at which it is given up. */
  readonly expiresAt: number;
  /** The `performance.now()` at which it was received. */
  readonly queuedAt: number;
  /** Not joined with others: a call of which it was a piece was refused permanently, and any piece may have been the cause. */
  readonly alone: boolean;
  /** Failed calls so far. */
  readonly attempts: number;
  /** Backends that failed it, by dial target: the next pick leaves them out. */
  readonly failedAt: readonly string[];
  /** Headers of its sender for the call: it is joined with those that have the same. */
  readonly handedOn: HandedOn | undefined;
  readonly delivery: Delivery;
}

/** The books of one request. With methods, not to be taken apart. */
export interface Delivery {
  readonly tally: Readonly<Tally>;
  /** Whether the sender went away, so that what waits need not be sent. */
  isCancelled(): boolean;
  cancel(): void;
  /** More parts to settle. */
  expect(parts: number): void;
  /** A part was accepted. */
  delivered(items: number): void;
  /** A backend rejected these items of a part. */
  rejected(items: number, rejection: Rejection): void;
  /** No backend took a part in time. */
  unplaced(items: number, message: string): void;
  /** Others stand for a part, and are expected. */
  replaced(): void;
}

export interface Rejection {
  /** The other items of the part. */
  readonly delivered: number;
  readonly code: GrpcCode;
  readonly message: string;
}

/** What became of all items of a request. They add up to its items, except for those without a key. */
export interface Tally {
  delivered: number;
  /** A backend refused them permanently. */
  refused: number;
  /** No backend accepted them in time. */
  unplaced: number;
  /** Of the last refusal. */
  code: GrpcCode;
  message: string;
}
