/** CRC-32 of keys: at once, or in parts that are added one after the other. */

const crcTable = new Int32Array(256);
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  crcTable[index] = value;
}

/** Signed, as a hash stays until it is asked for an owner: what is above 31 bits would be put on the heap on its way. */
export function hashOf(source: Uint8Array, start: number, end: number): number {
  let sum = -1;
  for (let at = start; at < end; at++) sum = crcTable[(sum ^ source[at]!) & 0xff]! ^ (sum >>> 8);
  return ~sum;
}

let crc = -1;

export function crcStart(): void {
  crc = -1;
}

export function crcByte(byte: number): void {
  crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
}

export function crcBytes(source: Uint8Array, start: number, end: number): void {
  let sum = crc;
  for (let at = start; at < end; at++) sum = crcTable[(sum ^ source[at]!) & 0xff]! ^ (sum >>> 8);
  crc = sum;
}

export function crcEnd(): number {
  return ~crc;
}
