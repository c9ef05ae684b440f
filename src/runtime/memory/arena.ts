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

interface Borrowed {
  /** Of the buffer. */
  readonly bytes: number;
  /** Held already in this account; the arena releases them. */
  readonly heldBytes: number;
  readonly held: HeldBytes;
}

export function borrowArena(pool: BufferPool, { bytes, heldBytes, held }: Borrowed): Arena {
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
      held.release(heldBytes);
      pool.give(buffer);
    },
  };
}
