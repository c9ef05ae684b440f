/** Hashes for tables of our own: CRC-32 finds the number, the finish of MurmurHash3 breaks its linearity. */

import { crc32 } from "node:zlib";

/** A bijection of 32 bits in which every input bit moves about half of the output (MurmurHash3 fmix32). */
export function mix32(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** @param seed tells apart several hashes of one name */
export function seededHash(input: string | Uint8Array, seed: number): number {
  return mix32((crc32(input) ^ mix32(seed + 1)) >>> 0);
}
