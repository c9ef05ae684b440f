/**
 * The consistent-hash ring of the Collector's load balancing exporter, in its three generations: immutable, built at once.
 *
 *     position   0 ……… 33 ……… 56 ………………… 35 601 … positions - 1
 *     owner            b      a             b       (a key at 40 belongs to the next point: a)
 */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { assertWeights, evenWeights, type WeightedEndpoint } from "./weighted-endpoint.ts";

/** 1: up to 0.129; 2: 0.130 to 0.152; 3: from 0.157 (contrib loadbalancingexporter, consistent_hashing.go). */
export type RingGeneration = 1 | 2 | 3;

export interface Ring {
  readonly generation: RingGeneration;
  /** In the given order; a name may be listed twice. */
  readonly endpoints: readonly string[];
  /** Sorted and unique; positions[i] belongs to endpoints[owners[i]], the first of equal names. */
  readonly positions: Uint32Array;
  readonly owners: Uint32Array;
}

interface Layout {
  /** Places on the circle. */
  readonly size: number;
  readonly pointsPerEndpoint: number;
  /** Places that are tried before a point is dropped; the last of them is not taken even if it is free. */
  readonly probesMax: number;
}

const layouts: Readonly<Record<RingGeneration, Layout>> = Object.freeze({
  1: Object.freeze({ size: 36_000, pointsPerEndpoint: 100, probesMax: 0 }),
  2: Object.freeze({ size: 36_000, pointsPerEndpoint: 100, probesMax: 10 }),
  3: Object.freeze({ size: 131_071, pointsPerEndpoint: 200, probesMax: 10 }),
});

/** Places on the circle. */
export function ringSize(generation: RingGeneration): number {
  return layouts[generation].size;
}

/** A ring of endpoints in the given order, which decides contested places in generations 1 and 2. */
export function buildRing(generation: RingGeneration, endpoints: readonly string[]): Ring {
  return buildWeightedRing(generation, evenWeights(endpoints));
}

/** A weighted ring is filled to at most this fraction; fuller, few points would get the place that they hash to. */
const filledMax = 1 / 3;

/**
 * A ring on which the number of an endpoint's points follows its weight, which no Collector has. The lightest endpoint has as
 * many as in the Collector, so with equal weights the ring is the Collector's, and may hold a name twice; other weights need
 * unique names. `ringShares` tells what each endpoint gets.
 */
export function buildWeightedRing(generation: RingGeneration, weighted: readonly WeightedEndpoint[]): Ring {
  assertWeights(weighted);
  const { size, pointsPerEndpoint } = layouts[generation];
  const weights = weighted.map(({ weight }) => weight);
  const least = Math.min(...weights);
  const even = weights.every((weight) => weight === least);
  const asked = weights.reduce((sum, weight) => sum + weight / least, 0) * pointsPerEndpoint;
  const scale = even ? 1 : Math.min(1, (size * filledMax) / asked);
  return placePoints(
    generation,
    weighted.map(({ endpoint }) => endpoint),
    weights.map((weight) => Math.max(1, Math.round((scale * pointsPerEndpoint * weight) / least))),
  );
}

function placePoints(generation: RingGeneration, endpoints: readonly string[], counts: readonly number[]): Ring {
  const { size, probesMax } = layouts[generation];
  const points = candidates(generation, endpoints, counts);
  const order = generation === 3 ? placementOrder(points, size, endpoints) : undefined;
  const taken = new Int32Array(size).fill(free);
  let placed = 0;
  for (let step = 0; step < points.hashes.length; step++) {
    const point = order?.[step] ?? step;
    const place = freePlace((points.hashes[point] ?? 0) % size, taken, probesMax);
    if (place === undefined) continue;
    taken[place] = points.owners[point] ?? 0;
    placed++;
  }
  const positions = new Uint32Array(placed);
  const owners = new Uint32Array(placed);
  let item = 0;
  for (let place = 0; place < size; place++) {
    const owner = taken[place] ?? free;
    if (owner === free) continue;
    positions[item] = place;
    owners[item++] = owner;
  }
  return Object.freeze({ generation, endpoints: Object.freeze([...endpoints]), positions, owners });
}

/** In arrays of numbers: thousands of endpoints have a million points, and the event loop waits for the ring. */
interface Points {
  readonly hashes: Uint32Array;
  readonly owners: Uint32Array;
}

/** Every point of every endpoint, in the order in which they are listed. */
function candidates(generation: RingGeneration, endpoints: readonly string[], counts: readonly number[]): Points {
  const total = endpoints.reduce((sum, _endpoint, listing) => sum + (counts[listing] ?? 0), 0);
  const hashes = new Uint32Array(total);
  const owners = new Uint32Array(total);
  const firstOf = firstListing(endpoints);
  let at = 0;
  for (const [listing, endpoint] of endpoints.entries()) {
    const owner = firstOf[listing] ?? listing;
    const base = crc32(endpoint);
    for (let point = 0; point < (counts[listing] ?? 0); point++) {
      // Generation 1 hashes one byte of the index; only a weighted ring has more than 256 points of one endpoint.
      hashes[at] = crc32OfIndex(point, generation === 1 && point < 256 ? 1 : 4, base);
      owners[at++] = owner;
    }
  }
  return { hashes, owners };
}

/** The CRC-32 of each byte, reflected. */
const crcTable = Int32Array.from({ length: 256 }, (_byte, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  return crc;
});

/** Of the first bytes of the index, little-endian, behind what has the CRC `base`; zlib's takes longer to be called than to count. */
function crc32OfIndex(index: number, bytes: number, base: number): number {
  let crc = ~base;
  for (let byte = 0; byte < bytes; byte++) {
    crc = (crc >>> 8) ^ (crcTable[(crc ^ (index >>> (8 * byte))) & 0xff] ?? 0);
  }
  return ~crc >>> 0;
}

/** Generation 3 places them by place, then by hash, then by name: which endpoint is listed first does not matter. */
function placementOrder({ hashes, owners }: Points, size: number, endpoints: readonly string[]): Uint32Array {
  const ends = new Uint32Array(size);
  for (const hash of hashes) ends[hash % size] = (ends[hash % size] ?? 0) + 1;
  for (let place = 1; place < size; place++) ends[place] = (ends[place] ?? 0) + (ends[place - 1] ?? 0);
  const order = new Uint32Array(hashes.length);
  for (let point = hashes.length - 1; point >= 0; point--) {
    const place = (hashes[point] ?? 0) % size;
    const at = (ends[place] ?? 0) - 1;
    ends[place] = at;
    order[at] = point;
  }
  const nameOf = (point: number) => Buffer.from(endpoints[owners[point] ?? 0] ?? "");
  const precedes = (left: number, right: number) => {
    const before = hashes[left] ?? 0;
    const behind = hashes[right] ?? 0;
    return before === behind ? Buffer.compare(nameOf(left), nameOf(right)) < 0 : before < behind;
  };
  for (let place = 0; place < size; place++) {
    sortByInsertion(order, ends[place] ?? 0, place + 1 < size ? (ends[place + 1] ?? 0) : order.length, precedes);
  }
  return order;
}

/** Stable, and the fastest for the few points of one place. */
function sortByInsertion(
  order: Uint32Array,
  start: number,
  end: number,
  precedes: (left: number, right: number) => boolean,
): void {
  for (let at = start + 1; at < end; at++) {
    const point = order[at] ?? 0;
    let to = at;
    for (; to > start && precedes(point, order[to - 1] ?? 0); to--) order[to] = order[to - 1] ?? 0;
    order[to] = point;
  }
}

/** For each endpoint, the index at which its name is listed first. */
function firstListing(endpoints: readonly string[]): readonly number[] {
  const first = new Map<string, number>();
  for (const [index, endpoint] of endpoints.entries()) if (!first.has(endpoint)) first.set(endpoint, index);
  return endpoints.map((endpoint, index) => first.get(endpoint) ?? index);
}

/** Of a place without an owner. */
const free = -1;

/** Generation 1 drops a point whose place is taken; later ones try a few of the following places. */
function freePlace(position: number, taken: Int32Array, probesMax: number): number | undefined {
  let place = position;
  for (let probe = 0; taken[place] !== free; ) {
    if (probesMax === 0) return undefined;
    place = place + 1 === taken.length ? 0 : place + 1;
    if (++probe >= probesMax) return undefined;
  }
  return place;
}

/**
 * The share of the circle that each endpoint owns, parallel to `endpoints`. Shares add up to 1 if every name is listed once;
 * a name that is listed twice shows its whole share at both places.
 */
export function ringShares(ring: Ring): readonly number[] {
  const { positions, owners, endpoints } = ring;
  const { size } = layouts[ring.generation];
  const owned = new Array<number>(endpoints.length).fill(0);
  for (let item = 0; item < positions.length; item++) {
    const owner = owners[item] ?? 0;
    const before = item === 0 ? (positions.at(-1) ?? 0) - size : (positions[item - 1] ?? 0);
    owned[owner] = (owned[owner] ?? 0) + (positions[item] ?? 0) - before;
  }
  const sum = owned.reduce((total, part) => total + part, 0);
  assert(sum === (positions.length === 0 ? 0 : size), "shares cover the whole circle");
  return firstListing(endpoints).map((first) => (owned[first] ?? 0) / size);
}
