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

interface Point {
  readonly hash: number;
  readonly position: number;
  readonly owner: number;
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

function placePoints(generation: RingGeneration, endpoints: readonly string[], points: readonly number[]): Ring {
  const layout = layouts[generation];
  const taken = new Map<number, number>();
  for (const point of candidates(generation, endpoints, points)) {
    const place = freePlace(point.position, taken, layout);
    if (place !== undefined) taken.set(place, point.owner);
  }
  const sorted = [...taken].sort(([left], [right]) => left - right);
  return Object.freeze({
    generation,
    endpoints: Object.freeze([...endpoints]),
    positions: Uint32Array.from(sorted, ([position]) => position),
    owners: Uint32Array.from(sorted, ([, owner]) => owner),
  });
}

/** Every point of every endpoint, in the order in which they are placed. */
function candidates(
  generation: RingGeneration,
  endpoints: readonly string[],
  counts: readonly number[],
): readonly Point[] {
  const { size } = layouts[generation];
  const index = Buffer.alloc(4);
  const points: Point[] = [];
  const firstOf = firstListing(endpoints);
  for (const [listing, endpoint] of endpoints.entries()) {
    const owner = firstOf[listing] ?? listing;
    const base = crc32(endpoint);
    for (let point = 0; point < (counts[listing] ?? 0); point++) {
      index.writeUInt32LE(point);
      // Generation 1 hashes one byte of the index; only a weighted ring has more than 256 points of one endpoint.
      const hash = crc32(generation === 1 && point < 256 ? index.subarray(0, 1) : index, base);
      points.push({ hash, position: hash % size, owner });
    }
  }
  return generation === 3 ? points.sort((left, right) => placementOrder(left, right, endpoints)) : points;
}

/** For each endpoint, the index at which its name is listed first. */
function firstListing(endpoints: readonly string[]): readonly number[] {
  const first = new Map<string, number>();
  for (const [index, endpoint] of endpoints.entries()) if (!first.has(endpoint)) first.set(endpoint, index);
  return endpoints.map((endpoint, index) => first.get(endpoint) ?? index);
}

function placementOrder(left: Point, right: Point, endpoints: readonly string[]): number {
  return (
    left.position - right.position ||
    left.hash - right.hash ||
    Buffer.compare(Buffer.from(endpoints[left.owner] ?? ""), Buffer.from(endpoints[right.owner] ?? ""))
  );
}

/** Generation 1 drops a point whose place is taken; later ones try a few of the following places. */
function freePlace(position: number, taken: ReadonlyMap<number, number>, layout: Layout): number | undefined {
  let place = position;
  for (let probe = 0; taken.has(place); ) {
    if (layout.probesMax === 0) return undefined;
    place = (place + 1) % layout.size;
    if (++probe >= layout.probesMax) return undefined;
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
