/**
 * The consistent-hash ring of the Collector's load balancing exporter, in its three generations: immutable, built at once.
 *
 *     position   0 ……… 33 ……… 56 ………………… 35 601 … positions - 1
 *     owner            b      a             b       (a key at 40 belongs to the next point: a)
 */

import assert from "node:assert/strict";
import { allSteps, inSteps } from "../steps.ts";
import { listedPoints, pointsByPlace, type RingGeneration } from "./ring-points.ts";
import { assertWeights, evenWeights, type WeightedEndpoint } from "./weighted-endpoint.ts";

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
  return allSteps(weightedRing(generation, weighted));
}

/** The same, step by step. */
export function* weightedRing(
  generation: RingGeneration,
  weighted: readonly WeightedEndpoint[],
): Generator<undefined, Ring> {
  assertWeights(weighted);
  const { size, pointsPerEndpoint } = layouts[generation];
  const weights = weighted.map(({ weight }) => weight);
  const least = Math.min(...weights);
  const even = weights.every((weight) => weight === least);
  const asked = weights.reduce((sum, weight) => sum + weight / least, 0) * pointsPerEndpoint;
  const scale = even ? 1 : Math.min(1, (size * filledMax) / asked);
  return yield* placePoints(
    generation,
    weighted.map(({ endpoint }) => endpoint),
    weights.map((weight) => Math.max(1, Math.round((scale * pointsPerEndpoint * weight) / least))),
  );
}

function* placePoints(
  generation: RingGeneration,
  endpoints: readonly string[],
  counts: readonly number[],
): Generator<undefined, Ring> {
  const { size, probesMax } = layouts[generation];
  const listed = yield* listedPoints(generation, endpoints, counts);
  const points = generation === 3 ? yield* pointsByPlace(listed, size, endpoints) : listed;
  const taken = new Int32Array(size).fill(free);
  let placed = 0;
  let full = free;
  yield* inSteps(points.hashes.length, (from, to) => {
    for (let point = from; point < to; point++) {
      const home = (points.hashes[point] ?? 0) % size;
      // Nothing is given up again: behind one that found no place, the others of its place find none.
      if (home === full) continue;
      const place = freePlace(home, taken, probesMax);
      if (place === undefined) full = home;
      else {
        taken[place] = points.owners[point] ?? 0;
        placed++;
      }
    }
  });
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

/** The share of the circle that each endpoint owns, parallel to `endpoints`: of a name that is listed twice, at its first place. */
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
  return owned.map((part) => part / size);
}
