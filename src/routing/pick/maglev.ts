/**
 * Maglev: a table of a prime number of places that the endpoints fill in turns, each by its own permutation. Shares are
 * even to within one place; when an endpoint is removed, few places of the others change.
 *
 * @see "Maglev: A Fast and Reliable Software Network Load Balancer", NSDI 2016, section 3.4; weights as in Envoy 1.30:
 *   in each round an endpoint takes a place only when its weight has added up to that of the heaviest.
 */

import assert from "node:assert/strict";
import { endpointsMax } from "../../contract/limits.ts";
import { seededHash } from "../hash/mix32.ts";
import { assertWeights, type WeightedEndpoint } from "./weighted-endpoint.ts";

/** Prime; Envoy's default. */
export const maglevSize = 65_537;

/**
 * The owner of each place, as an index; empty without endpoints. Their order decides contested places: sort them first.
 */
export function maglevTable(weighted: readonly WeightedEndpoint[]): Uint16Array {
  assertWeights(weighted);
  assert(weighted.length <= endpointsMax, `at most ${endpointsMax} endpoints`);
  return weighted.length === 0 ? new Uint16Array() : fillTable(weighted);
}

function fillTable(weighted: readonly WeightedEndpoint[]): Uint16Array {
  const table = new Uint16Array(maglevSize);
  const taken = new Uint8Array(maglevSize);
  const next = Uint32Array.from(weighted, ({ endpoint }) => seededHash(endpoint, 0) % maglevSize);
  const skip = Uint32Array.from(weighted, ({ endpoint }) => (seededHash(endpoint, 1) % (maglevSize - 1)) + 1);
  const heaviest = Math.max(...weighted.map(({ weight }) => weight));
  const turn = weighted.map(({ weight }) => weight / heaviest);
  const credit = new Float64Array(weighted.length);
  for (let filled = 0; filled < maglevSize; ) {
    for (let index = 0; index < weighted.length && filled < maglevSize; index++) {
      credit[index] = (credit[index] ?? 0) + (turn[index] ?? 0);
      if ((credit[index] ?? 0) < 1) continue;
      credit[index] = (credit[index] ?? 0) - 1;
      const place = freePlace(taken, next, skip[index] ?? 1, index);
      taken[place] = 1;
      table[place] = index;
      filled++;
    }
  }
  return table;
}

/** The next free place in an endpoint's permutation; there is one while the table is not full. */
function freePlace(taken: Uint8Array, next: Uint32Array, skip: number, index: number): number {
  let place = next[index] ?? 0;
  while (taken[place] === 1) place = (place + skip) % maglevSize;
  next[index] = (place + skip) % maglevSize;
  return place;
}
