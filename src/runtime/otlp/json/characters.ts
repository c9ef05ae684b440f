/** The bytes that mean something in JSON. */

export const char = {
  space: 0x20,
  quote: 0x22,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  e: 0x65,
  f: 0x66,
  n: 0x6e,
  t: 0x74,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

export function isDigit(byte: number): boolean {
  return byte >= char.zero && byte <= char.nine;
}

const zeros = 0x3030_3030;
const highBits = 0x8080_8080;
/** Added to a byte beyond nine, it sets the highest bit. */
const beyondNine = 0x7676_7676;

/**
 * Hot path. Of four bytes at once.
 *
 * @returns 0 if all are digits; otherwise the lowest bit that is set is the highest bit of the first that is not
 */
export function notDigits(word: number): number {
  const digits = word ^ zeros;
  return (digits | (digits + beyondNine)) & highBits;
}
