/** The CRC-32 of a key: all that a picker sees of it. */

import { crc32 } from "node:zlib";
import { crc32Shift, joinCrc32 } from "../hash/crc32-join.ts";
import type { Key } from "./key-sink.ts";

interface Sum {
  readonly crc: number;
  readonly shift: number;
}

/** A longer part is read once, however many keys contain it: an attribute of megabytes may stand above many items. */
const rereadBytesMax = 256;
const sums = new WeakMap<Uint8Array, Sum>();

export function keyHash(key: Key): number {
  let crc = 0;
  for (const part of key) {
    if (part.length <= rereadBytesMax) crc = crc32(part, crc);
    else {
      const sum = sumOf(part);
      crc = joinCrc32(crc, sum.crc, sum.shift);
    }
  }
  return crc;
}

function sumOf(part: Uint8Array): Sum {
  let sum = sums.get(part);
  if (!sum) {
    sum = { crc: crc32(part), shift: crc32Shift(part.length) };
    sums.set(part, sum);
  }
  return sum;
}
