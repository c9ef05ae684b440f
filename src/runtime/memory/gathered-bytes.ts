/**
 * Bytes that come piece by piece, gathered in one buffer of the pool that grows with them. Pieces are copied at once, so that
 * they die young: kept in a list they would be collected late, and what waits for that is memory too.
 */

import { Buffer } from "node:buffer";
import { type BufferPool, pooledBytes } from "./buffer-pool.ts";
import { type HeldBytes, releaseOnce } from "./held-bytes.ts";

export interface Gathered {
  readonly bytes: Buffer;
  /** Gives them back: nobody reads them any longer. Only the first call counts. */
  readonly release: () => void;
}

export interface GatheredBytesOptions {
  readonly pool: BufferPool;
  readonly held: HeldBytes;
  /** How many there can be at most: there is never more room than for these. */
  readonly bytesMax: number;
}

const firstBytes = 64 * 1_024;
/** How many times what came the next buffer has room for. Each growth is a copy, so it is more where more is announced. */
const growth = { announced: 8, unknown: 2 } as const;

/** A class because every call makes one. With one owner, which ends or abandons it. */
export class GatheredBytes {
  readonly #options: GatheredBytesOptions;
  readonly #growth: number;
  #buffer: Buffer | undefined;
  #reserved = 0;
  #length = 0;

  /** @param amount whether as many as there can be were announced, and most likely come */
  constructor(options: GatheredBytesOptions, amount: keyof typeof growth = "unknown") {
    this.#options = options;
    this.#growth = growth[amount];
  }

  get length(): number {
    return this.#length;
  }

  /** @returns false if there is no room for them; then they are not kept */
  append(piece: Uint8Array): boolean {
    const length = this.#length + piece.length;
    if (length > this.#options.bytesMax || (length > this.#reserved && !this.#grow(length))) return false;
    this.#buffer?.set(piece, this.#length);
    this.#length = length;
    return true;
  }

  /** What was gathered belongs to whoever asks. */
  end(): Gathered {
    const bytes = this.#buffer?.subarray(0, this.#length) ?? Buffer.alloc(0);
    const { pool, held } = this.#options;
    const buffer = this.#buffer;
    const release = releaseOnce(held, this.#reserved);
    let isGiven = false;
    this.#buffer = undefined;
    this.#reserved = 0;
    return {
      bytes,
      release: () => {
        if (isGiven) return;
        isGiven = true;
        release();
        if (buffer) pool.give(buffer);
      },
    };
  }

  /** Does nothing after `end`. */
  abandon(): void {
    this.end().release();
  }

  #grow(length: number): boolean {
    const { pool, held, bytesMax } = this.#options;
    const size = pooledBytes(Math.min(bytesMax, Math.max(firstBytes, this.#growth * length)));
    // For a moment both are there.
    if (!held.reserve(size)) return false;
    const grown = pool.take(size);
    const old = this.#buffer;
    if (old) {
      old.copy(grown, 0, 0, this.#length);
      pool.give(old);
    }
    held.release(this.#reserved);
    this.#buffer = grown;
    this.#reserved = size;
    return true;
  }
}
