/**
 * FNV-1a with 64 bits: the sum is two signed halves in registers of the module. Generated cores contain this file as it
 * stands: it imports nothing.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */

export let fnvLow = 0;
export let fnvHigh = 0;

/** Goes on from the sum of what came before. */
export function fnvGoOn(sumLow: number, sumHigh: number): void {
  fnvLow = sumLow;
  fnvHigh = sumHigh;
}

/** From the offset basis: the sum of nothing. */
export function fnvStart(): void {
  fnvGoOn(0x8422_2325, 0xcbf2_9ce4);
}

export function fnvByte(byte: number): void {
  const mixed = (fnvLow ^ byte) >>> 0;
  // The prime is 2^40 + 0x1b3.
  fnvHigh = (Math.imul(fnvHigh, 0x1b3) + Math.floor((mixed * 0x1b3) / 0x1_0000_0000) + (mixed << 8)) | 0;
  fnvLow = Math.imul(mixed, 0x1b3);
}

export function fnvBytes(source: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; at++) fnvByte(source[at]!);
}

/** Least significant byte first. */
export function fnvWord(value: number): void {
  for (let shift = 0; shift < 32; shift += 8) fnvByte((value >>> shift) & 0xff);
}

export const fnvText: Uint8Array = new Uint8Array(16);

/** The sum into the text: lower-case hexadecimal without leading zeros, as Go prints it with %x. @returns how many digits */
export function writeFnvText(): number {
  let length = 0;
  for (let shift = 60; shift >= 0; shift -= 4) {
    const digit = (shift >= 32 ? fnvHigh >>> (shift - 32) : fnvLow >>> shift) & 15;
    if (digit === 0 && length === 0 && shift > 0) continue;
    fnvText[length++] = digit < 10 ? 48 + digit : 87 + digit;
  }
  return length;
}
