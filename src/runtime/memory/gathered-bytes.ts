/**
 * Bytes that come piece by piece, gathered in one buffer of the pool that grows with them. Pieces are copied at once, so that
 * they die young: kept in a list they would be collected late, and what waits for that is memory too.
 */

import type { Buffer } from "node:buffer";
import { HeldBuffer, type HeldBufferOptions } from "./held-buffer.ts";

/** With a method, not to be taken apart. */
export interface Gathered {
  readonly bytes: Buffer;
  /** Gives them back: nobody reads them any longer. Only the first call counts. */
  release(): void;
}

export interface GatheredBytesOptions extends HeldBufferOptions {
  /** How many there can be at most. */
  readonly bytesMax: number;
}

const firstBytes = 64 * 1_024;
/** How many times what came the next buffer has room for. Each growth is a copy, so it is more where more is announced. */
const growth = { announced: 8, unknown: 2 } as const;

/** A class because every call makes one. With one owner, which ends or abandons it. */
export class GatheredBytes {
  readonly #bytesMax: number;
  readonly #growth: number;
  readonly #buffer: HeldBuffer;
  #length = 0;
  #isEnded = false;

  /** @param amount whether as many as there can be were announced, and most likely come */
  constructor(options: GatheredBytesOptions, amount: keyof typeof growth = "unknown") {
    this.#bytesMax = options.bytesMax;
    this.#growth = growth[amount];
    this.#buffer = new HeldBuffer(options);
  }

  get length(): number {
    return this.#length;
  }

  /** @returns false if there is no room for them; then they are not kept */
  append(piece: Uint8Array): boolean {
    const length = this.#length + piece.length;
    if (length > this.#bytesMax || (length > this.#buffer.bytes.length && !this.#grow(length))) return false;
    this.#buffer.bytes.set(piece, this.#length);
    this.#length = length;
    return true;
  }

  /** Nothing is appended any longer. What was gathered belongs to whoever asks. */
  end(): Gathered {
    const buffer = this.#buffer;
    this.#isEnded = true;
    return { bytes: buffer.bytes.subarray(0, this.#length), release: () => buffer.release() };
  }

  /** Does nothing after `end`. */
  abandon(): void {
    if (!this.#isEnded) this.#buffer.release();
  }

  #grow(length: number): boolean {
    const wanted = Math.min(this.#bytesMax, Math.max(firstBytes, this.#growth * length));
    return this.#buffer.grow(wanted, this.#length);
  }
}
