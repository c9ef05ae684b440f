/**
 * FNV-1a with 64 bits, without BigInt.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */

import type { Hash64 } from "./xxhash64.ts";
import { multiplyHigh } from "./xxhash64.ts";

/** The offset basis: the sum of nothing. */
export const fnv1a64Start: Hash64 = Object.freeze({ low: 0x8422_2325, high: 0xcbf2_9ce4 });

/** The prime is 2^40 + this. */
const primeLow = 0x1b3;

/** Goes on from the sum of what came before. */
export function fnv1a64(sum: Hash64, bytes: Uint8Array): Hash64 {
  let { low, high } = sum;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    high = (Math.imul(high, primeLow) + multiplyHigh(low, primeLow) + (low << 8)) >>> 0;
    low = Math.imul(low, primeLow) >>> 0;
  }
  return { low, high };
}

/** Lower-case hexadecimal without leading zeros, as Go prints an unsigned number with %x. */
export function hexOf({ low, high }: Hash64): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");
}
