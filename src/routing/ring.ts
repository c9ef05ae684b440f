/**
 * The consistent-hash ring of the Collector's load balancing exporter, in its three generations: immutable, built whole.
 *
 *     position   0 ……… 33 ……… 56 ………………… 35 601 … positions - 1
 *     owner            b      a             b       (a key at 40 belongs to the next point: a)
 */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";

/** 1: up to 0.129; 2: 0.130 to 0.152; 3: from 0.157 (contrib loadbalancingexporter, consistent_hashing.go). */
export type RingGeneration = 1 | 2 | 3;

export interface Ring {
  readonly generation: RingGeneration;
  /** In the order given; a name may be listed twice. */
  readonly endpoints: readonly string[];
  /** Sorted, unique; positions[i] belongs to endpoints[owners[i]]. */
  readonly positions: Uint32Array;
  readonly owners: Uint32Array;
}

interface Layout {
  /** Places on the circle. */
  readonly size: number;
  readonly pointsPerEndpoint: number;
  /** Places looked at before a point is dropped; the last of them is not taken even when free. */
  readonly probesMax: number;
}

const layouts: Readonly<Record<RingGeneration, Layout>> = Object.freeze({
  1: Object.freeze({ size: 36_000, pointsPerEndpoint: 100, probesMax: 0 }),
  2: Object.freeze({ size: 36_000, pointsPerEndpoint: 100, probesMax: 10 }),
  3: Object.freeze({ size: 131_071, pointsPerEndpoint: 200, probesMax: 10 }),
});

interface Point {
  readonly hash: number;
  readonly position: number;
  readonly owner: number;
}

/** Endpoints in byte order of their UTF-8, as every resolver hands them to the ring. */
export function sortEndpoints(endpoints: readonly string[]): readonly string[] {
  return [...endpoints].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
}

/** Builds a ring of the endpoints in the order given, which decides contested places in generations 1 and 2. */
export function buildRing(generation: RingGeneration, endpoints: readonly string[]): Ring {
  const layout = layouts[generation];
  const taken = new Map<number, number>();
  for (const point of candidates(generation, endpoints)) {
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
function candidates(generation: RingGeneration, endpoints: readonly string[]): readonly Point[] {
  const { size, pointsPerEndpoint } = layouts[generation];
  const index = Buffer.alloc(generation === 1 ? 1 : 4);
  const points: Point[] = [];
  for (const [owner, endpoint] of endpoints.entries()) {
    const base = crc32(endpoint);
    for (let point = 0; point < pointsPerEndpoint; point++) {
      if (generation === 1) index.writeUInt8(point);
      else index.writeUInt32LE(point);
      const hash = crc32(index, base);
      points.push({ hash, position: hash % size, owner });
    }
  }
  return generation === 3 ? points.sort((left, right) => placementOrder(left, right, endpoints)) : points;
}

function placementOrder(left: Point, right: Point, endpoints: readonly string[]): number {
  return (
    left.position - right.position ||
    left.hash - right.hash ||
    Buffer.compare(Buffer.from(endpoints[left.owner] ?? ""), Buffer.from(endpoints[right.owner] ?? ""))
  );
}

/** Generation 1 drops a point whose place is taken; later ones look at the following places, but not for ever. */
function freePlace(position: number, taken: ReadonlyMap<number, number>, layout: Layout): number | undefined {
  let place = position;
  for (let probe = 0; taken.has(place); ) {
    if (layout.probesMax === 0) return undefined;
    place = (place + 1) % layout.size;
    if (++probe >= layout.probesMax) return undefined;
  }
  return place;
}

/** The place of a key on the circle. */
export function keyPosition(ring: Ring, key: Uint8Array): number {
  return crc32(key) % layouts[ring.generation].size;
}

/** The endpoint that owns a key: the next point at or after its place, around the circle. Undefined for an empty ring. */
export function ringOwner(ring: Ring, key: Uint8Array): string | undefined {
  const { positions, owners, endpoints } = ring;
  if (positions.length === 0) return undefined;
  const place = keyPosition(ring, key);
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return endpoints[owners[low % positions.length] ?? 0];
}

/**
 * The part of the circle that each endpoint owns, parallel to `endpoints`, adding up to 1. The second and further
 * listings of a name own what their own points own.
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
  assert(
    positions.length === 0 || owned.reduce((sum, part) => sum + part, 0) === size,
    "shares cover the whole circle",
  );
  return owned.map((part) => part / size);
}
