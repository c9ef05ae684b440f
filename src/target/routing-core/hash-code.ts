/** The part of a generated core that hashes a key from parts of the request. */

export const hashCode = `let crc = -1;
function addByte(byte: number): void {
  crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
}
function addRange(source: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; at++) crc = crcTable[(crc ^ source[at]!) & 0xff]! ^ (crc >>> 8);
}
function hashOf(start: number, end: number): number {
  crc = -1;
  addRange(bytes, start, end);
  return ~crc;
}
`;
