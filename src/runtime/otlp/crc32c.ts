/** CRC-32C (Castagnoli), by which frames of Snappy are checked; Node has the other polynomial only. */

const polynomial = 0x82f63b78;
const table = new Uint32Array(256).map((_unused, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1;
  return rest;
});

export function crc32c(bytes: Uint8Array): number {
  let checksum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    checksum = (table[(checksum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (checksum >>> 8);
  }
  return (checksum ^ 0xffffffff) >>> 0;
}
