/** Sums of 64 bits as values: FNV-1a and xxHash64. */

import { Buffer } from "node:buffer";
import { fnvBytes, fnvGoOn, fnvHigh, fnvLow, fnvStart, fnvText, writeFnvText } from "./fnv1a64-registers.ts";
import { xxHash, high as xxHigh, low as xxLow } from "./xxhash64-registers.ts";

/** Two unsigned halves. */
export interface Hash64 {
  readonly low: number;
  readonly high: number;
}

const sum = (): Hash64 => ({ low: fnvLow >>> 0, high: fnvHigh >>> 0 });

fnvStart();
/** The sum of nothing. */
export const fnv1a64Start: Hash64 = Object.freeze(sum());

/** Goes on from the sum of what came before. */
export function fnv1a64({ low, high }: Hash64, bytes: Uint8Array): Hash64 {
  fnvGoOn(low, high);
  fnvBytes(bytes, 0, bytes.length);
  return sum();
}

/** Lower-case hexadecimal without leading zeros. */
export function hexOf({ low, high }: Hash64): string {
  fnvGoOn(low, high);
  return Buffer.from(fnvText.subarray(0, writeFnvText())).toString("latin1");
}

export function xxHash64(bytes: Uint8Array): Hash64 {
  xxHash(bytes, bytes.length);
  return { low: xxLow >>> 0, high: xxHigh >>> 0 };
}
