/** What waits for a backend: a request of its own, until when, and what may be done with it. */

import type { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { Arena } from "../memory/arena.ts";

export interface Waiting {
  readonly signal: Signal;
  /** An OTLP request of its own; the connection's headroom is before it. */
  readonly bytes: Buffer;
  readonly items: number;
  /** Released once when this is settled and its bytes are not read any more. */
  readonly arena: Arena;
  /** `performance.now()` from which on it is given up. */
  readonly expiresAt: number;
  /** `performance.now()` when it was taken in. */
  readonly queuedAt: number;
  /** Not joined with others: a call of which it was a piece was refused for good, and nobody knows whose fault it was. */
  readonly alone: boolean;
  /** Failed calls so far. */
  readonly attempts: number;
  /** Its sender went away: it need not leave. */
  readonly delivery: { readonly isCancelled: () => boolean };
}
