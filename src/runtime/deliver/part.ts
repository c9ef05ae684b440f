/** What one backend gets of one request: what waits there, and the books to which it belongs. */

import type * as pool from "../pool/backend-pool.ts";
import type { Waiting } from "../send/waiting.ts";
import type { Delivery } from "./delivery.ts";

export interface Part extends Waiting {
  readonly delivery: Delivery;
  /** Backends that failed it, by dial target: the next pick leaves them out. */
  readonly failedAt: readonly string[];
}

export type Backend = pool.Backend<Part>;
export type PoolView = pool.PoolView<Part>;

/** A part and where it goes. */
export interface Placed {
  readonly part: Part;
  readonly backend: Backend;
}
