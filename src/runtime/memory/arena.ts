/**
 * The parts of one request lie side by side in one buffer of the pool. It goes back, and its bytes are no longer held,
 * when the last part has released it: its call is over and its bytes were sent.
 */

import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import type { BufferPool } from "./buffer-pool.ts";
import type { HeldBytes } from "./held-bytes.ts";

/** With methods, not to be taken apart. */
export interface Arena {
  readonly buffer: Buffer;
  /** One more part uses it. */
  share(): void;
  release(): void;
}

interface Borrowed {
  /** Of the buffer. */
  readonly bytes: number;
  /** Held already in this account; the arena releases them. */
  readonly heldBytes: number;
}

export function borrowArena(pool: BufferPool, held: HeldBytes, borrowed: Borrowed): Arena {
  return new BorrowedArena(pool, held, borrowed);
}

/** A class because every request makes one. */
class BorrowedArena implements Arena {
  readonly buffer: Buffer;
  readonly #pool: BufferPool;
  readonly #held: HeldBytes;
  readonly #heldBytes: number;
  #readers = 1;

  constructor(pool: BufferPool, held: HeldBytes, { bytes, heldBytes }: Borrowed) {
    this.buffer = pool.take(bytes);
    this.#pool = pool;
    this.#held = held;
    this.#heldBytes = heldBytes;
  }

  share(): void {
    this.#readers++;
  }

  release(): void {
    assert(this.#readers > 0, "an arena is released as often as it is shared");
    this.#readers--;
    if (this.#readers > 0) return;
    this.#held.release(this.#heldBytes);
    this.#pool.give(this.buffer);
  }
}
