/**
 * The points of a ring: where each endpoint would be, and in which order they take their places. In arrays of numbers, as thousands of
 * endpoints have a million points.
 */

import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { inSteps } from "../steps.ts";

/** 1: up to 0.129; 2: 0.130 to 0.152; 3: from 0.157 (contrib loadbalancingexporter, consistent_hashing.go). */
export type RingGeneration = 1 | 2 | 3;

export interface RingPoints {
  readonly hashes: Uint32Array;
  readonly owners: Uint32Array;
}

/** Every point of every endpoint, in the order in which they are listed. @param counts the number of points of each */
export function* listedPoints(
  generation: RingGeneration,
  endpoints: readonly string[],
  counts: readonly number[],
): Generator<undefined, RingPoints> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const hashes = new Uint32Array(total);
  const owners = new Uint32Array(total);
  const firstOf = firstListing(endpoints);
  const changeOf = indexChanges(generation, Math.max(0, ...counts));
  const oneByteUntil = generation === 1 ? oneByteMax : 0;
  let at = 0;
  for (const [listing, endpoint] of endpoints.entries()) {
    const owner = firstOf[listing] ?? listing;
    const base = crc32(endpoint);
    const ofByte = crc32OfIndex(0, 1, base);
    const ofFour = crc32OfIndex(0, 4, base);
    for (let point = 0; point < (counts[listing] ?? 0); point++) {
      hashes[at] = (point < oneByteUntil ? ofByte : ofFour) ^ (changeOf[point] ?? 0);
      owners[at++] = owner;
    }
    if (listing % endpointsAStep === endpointsAStep - 1) yield;
  }
  return { hashes, owners };
}

const endpointsAStep = 256;

/** Generation 1 hashes one byte of the index; only a weighted ring has more points of one endpoint. */
const oneByteMax = 256;

/** What an index changes in the CRC-32 of a point, beside that of index 0: the same for every endpoint, as a CRC is linear. */
function indexChanges(generation: RingGeneration, points: number): Int32Array {
  return Int32Array.from({ length: points }, (_unused, point) => {
    const bytes = generation === 1 && point < oneByteMax ? 1 : 4;
    return crc32OfIndex(point, bytes, 0) ^ crc32OfIndex(0, bytes, 0);
  });
}

/** The CRC-32 of each byte, reflected. */
const crcTable = Int32Array.from({ length: 256 }, (_byte, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  return crc;
});

/** Of the first bytes of the index, little-endian, behind what has the CRC `base`. */
function crc32OfIndex(index: number, bytes: number, base: number): number {
  let crc = ~base;
  for (let byte = 0; byte < bytes; byte++) {
    crc = (crc >>> 8) ^ (crcTable[(crc ^ (index >>> (8 * byte))) & 0xff] ?? 0);
  }
  return ~crc;
}

/** By place, then by hash, then by name: which endpoint is listed first does not matter. */
export function* pointsByPlace(
  { hashes, owners }: RingPoints,
  size: number,
  endpoints: readonly string[],
): Generator<undefined, RingPoints> {
  const total = hashes.length;
  const ends = new Uint32Array(size);
  yield* inSteps(total, (from, to) => {
    for (let point = from; point < to; point++) {
      const place = (hashes[point] ?? 0) % size;
      ends[place] = (ends[place] ?? 0) + 1;
    }
  });
  for (let place = 1; place < size; place++) ends[place] = (ends[place] ?? 0) + (ends[place - 1] ?? 0);
  const sorted = { hashes: new Uint32Array(total), owners: new Uint32Array(total) };
  yield* inSteps(total, (from, to) => {
    // From the last one, as those of a place are counted down.
    for (let point = total - 1 - from; point > total - 1 - to; point--) {
      const hash = hashes[point] ?? 0;
      const at = (ends[hash % size] ?? 0) - 1;
      ends[hash % size] = at;
      sorted.hashes[at] = hash;
      sorted.owners[at] = owners[point] ?? 0;
    }
  });
  yield* inSteps(size, (from, to) => {
    for (let place = from; place < to; place++) {
      sortByInsertion(sorted, ends[place] ?? 0, place + 1 < size ? (ends[place + 1] ?? 0) : total, endpoints);
    }
  });
  return sorted;
}

/** Stable, and the fastest for the few points of one place. */
function sortByInsertion(
  { hashes, owners }: RingPoints,
  start: number,
  end: number,
  endpoints: readonly string[],
): void {
  for (let at = start + 1; at < end; at++) {
    const hash = hashes[at] ?? 0;
    const owner = owners[at] ?? 0;
    let to = at;
    for (; to > start; to--) {
      const before = hashes[to - 1] ?? 0;
      if (before < hash || (before === hash && !isNamedBefore(owner, owners[to - 1] ?? 0, endpoints))) break;
      hashes[to] = before;
      owners[to] = owners[to - 1] ?? 0;
    }
    hashes[to] = hash;
    owners[to] = owner;
  }
}

function isNamedBefore(left: number, right: number, endpoints: readonly string[]): boolean {
  return Buffer.compare(Buffer.from(endpoints[left] ?? ""), Buffer.from(endpoints[right] ?? "")) < 0;
}

/** For each endpoint, the index at which its name is listed first. */
function firstListing(endpoints: readonly string[]): readonly number[] {
  const first = new Map<string, number>();
  for (const [index, endpoint] of endpoints.entries()) if (!first.has(endpoint)) first.set(endpoint, index);
  return endpoints.map((endpoint, index) => first.get(endpoint) ?? index);
}
