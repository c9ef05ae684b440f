/** xxHash of 32 bits, by which frames of LZ4 are checked; fed piece by piece. @see xxhash_spec.md, "XXH32 Algorithm Description" */

import { Buffer } from "node:buffer";

const [prime1, prime2, prime3, prime4, prime5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1];
const stripeBytes = 16;

/** With the seed 0. A class because it keeps what does not fill a stripe. */
export class XxHash32 {
  readonly #lanes = Int32Array.of(prime1 + prime2, prime2, 0, -prime1);
  readonly #rest = Buffer.alloc(stripeBytes);
  #restBytes = 0;
  #length = 0;

  update(bytes: Buffer): this {
    this.#length += bytes.length;
    let at = 0;
    if (this.#restBytes > 0) {
      at = Math.min(stripeBytes - this.#restBytes, bytes.length);
      bytes.copy(this.#rest, this.#restBytes, 0, at);
      this.#restBytes += at;
      if (this.#restBytes < stripeBytes) return this;
      this.#stripe(this.#rest, 0);
      this.#restBytes = 0;
    }
    for (; at + stripeBytes <= bytes.length; at += stripeBytes) this.#stripe(bytes, at);
    this.#restBytes = bytes.copy(this.#rest, 0, at);
    return this;
  }

  digest(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#lanes;
    let hash = this.#length >= stripeBytes ? turned(a, 1) + turned(b, 7) + turned(c, 12) + turned(d, 18) : prime5;
    hash = (hash + this.#length) | 0;
    let at = 0;
    for (; at + 4 <= this.#restBytes; at += 4) {
      hash = Math.imul(turned(hash + Math.imul(this.#rest.readInt32LE(at), prime3), 17), prime4);
    }
    for (; at < this.#restBytes; at++) {
      hash = Math.imul(turned(hash + Math.imul(this.#rest[at] ?? 0, prime5), 11), prime1);
    }
    hash = Math.imul(hash ^ (hash >>> 15), prime2);
    hash = Math.imul(hash ^ (hash >>> 13), prime3);
    return (hash ^ (hash >>> 16)) >>> 0;
  }

  #stripe(bytes: Buffer, at: number): void {
    const lanes = this.#lanes;
    for (let lane = 0; lane < lanes.length; lane++) {
      const word = bytes.readInt32LE(at + 4 * lane);
      lanes[lane] = Math.imul(turned((lanes[lane] ?? 0) + Math.imul(word, prime2), 13), prime1);
    }
  }
}

export function xxhash32(bytes: Buffer): number {
  return new XxHash32().update(bytes).digest();
}

function turned(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
