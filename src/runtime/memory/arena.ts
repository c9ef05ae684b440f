/**
 * The parts of one request lie side by side in one buffer of the pool. It goes back, and its bytes are no longer held,
 * when the last part has released it: its call is over and its bytes were sent.
 */

import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import type { BufferPool } from "./buffer-pool.ts";
import type { HeldBytes } from "./held-bytes.ts";

export interface Arena {
  readonly buffer: Buffer;
  /** One more part uses it. */
  readonly share: () => void;
  readonly release: () => void;
}

/** @param bytes are held already; the arena releases them */
export function borrowArena(pool: BufferPool, held: HeldBytes, bytes: number): Arena {
  const buffer = pool.take(bytes);
  let readers = 1;
  return {
    buffer,
    share: () => {
      readers++;
    },
    release: () => {
      assert(readers > 0, "an arena is released as often as it is shared");
      readers--;
      if (readers > 0) return;
      held.release(bytes);
      pool.give(buffer);
    },
  };
}
