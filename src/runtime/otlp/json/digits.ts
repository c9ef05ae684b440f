/** Digits in bytes, one or four at a time. */

import * as char from "./characters.ts";
import { beyondNine, highBits, zeros } from "./words.ts";

export function isDigit(byte: number): boolean {
  return byte >= char.zero && byte <= char.nine;
}

/**
 * Hot path. Of four bytes at once.
 *
 * @returns 0 if all are digits; otherwise the lowest bit that is set is the highest bit of the first that is not
 */
export function notDigits(word: number): number {
  const digits = word ^ zeros;
  return (digits | (digits + beyondNine)) & highBits;
}
