/**
 * The CRC-32 of two texts in a row from the CRC-32 of each, so that a text shared by many keys is read once.
 *
 * @see zlib `crc32_combine`; polynomials modulo that of CRC-32, bit 31 is x^0
 */

const polynomial = 0xedb8_8320;
const one = 0x8000_0000;

function multiply(left: number, right: number): number {
  let product = 0;
  let shifted = right;
  for (let bit = 31; bit >= 0; bit--) {
    if ((left >>> bit) & 1) product ^= shifted;
    shifted = shifted & 1 ? (shifted >>> 1) ^ polynomial : shifted >>> 1;
  }
  return product;
}

/** The factor for a sum that is followed by that many bytes: x to the power of their bits. */
export function crc32Shift(length: number): number {
  let power = 0x0080_0000; // x^8
  let shift = one;
  for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) shift = multiply(power, shift);
    power = multiply(power, power);
  }
  return shift;
}

/** @param shift `crc32Shift` of the length of the second text */
export function joinCrc32(first: number, second: number, shift: number): number {
  return (multiply(shift, first) ^ second) >>> 0;
}
