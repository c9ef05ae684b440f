/** What waits for a backend: a request of its own, for how long, and how it may be sent. */

import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { Arena } from "../memory/arena.ts";

export interface Waiting {
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
  /** Whether its sender went away, so that it need not be sent. */
  readonly delivery: { readonly isCancelled: () => boolean };
}
