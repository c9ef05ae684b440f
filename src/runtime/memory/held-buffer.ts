/** One buffer of the pool that grows, within what its owner may hold. It is given back once, with all that was held for it. */

import { Buffer } from "node:buffer";
import { type BufferPool, pooledBytes } from "./buffer-pool.ts";
import type { HeldBytes } from "./held-bytes.ts";

export interface HeldBufferOptions {
  readonly pool: BufferPool;
  readonly held: HeldBytes;
}

const nothing = Buffer.alloc(0);

/** A class because every call makes one. */
export class HeldBuffer {
  readonly #options: HeldBufferOptions;
  #buffer: Buffer = nothing;

  constructor(options: HeldBufferOptions) {
    this.#options = options;
  }

  /** The content behind what was kept is whatever was there. */
  get bytes(): Buffer {
    return this.#buffer;
  }

  /**
   * Makes it at least so long, and keeps its first bytes.
   *
   * @returns false if there is no room; then it is as it was
   */
  grow(bytes: number, kept: number): boolean {
    const { pool, held } = this.#options;
    // For a moment both are there.
    if (!held.reserve(pooledBytes(bytes))) return false;
    const grown = pool.take(bytes);
    this.#buffer.copy(grown, 0, 0, kept);
    this.release();
    this.#buffer = grown;
    return true;
  }

  /** Nobody reads it any longer. It may grow again. */
  release(): void {
    const buffer = this.#buffer;
    if (buffer === nothing) return;
    this.#buffer = nothing;
    this.#options.held.release(buffer.length);
    this.#options.pool.give(buffer);
  }
}
