/** xxHash64 as a value. */

import { high, low, xxHash } from "./xxhash64-registers.ts";

/** Sum of 64 bits: two unsigned halves. */
export interface Hash64 {
  readonly low: number;
  readonly high: number;
}

export function xxHash64(bytes: Uint8Array): Hash64 {
  xxHash(bytes, bytes.length);
  return { low: low >>> 0, high: high >>> 0 };
}
