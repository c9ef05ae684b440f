/**
 * Rendezvous hashing: every endpoint draws a lot for the key, the best lot wins. When an endpoint is removed, exactly its
 * keys move, spread over all others by weight. Each key costs one draw per endpoint, so it suits few endpoints.
 *
 * @see "Weighted Distributed Hash Tables", Schindelhauer and Schomaker, SPAA 2005: the lot is -weight / ln(uniform)
 */

import assert from "node:assert/strict";
import { mix32, seededHash } from "../hash/mix32.ts";
import { assertWeights, type WeightedEndpoint } from "./weighted-endpoint.ts";

/** With so many, drawing for each takes well below a microsecond. */
export const rendezvousEndpointsMax = 100;

export interface Rendezvous {
  readonly endpoints: readonly string[];
  readonly seeds: Uint32Array;
  readonly weights: Float64Array;
}

export function buildRendezvous(weighted: readonly WeightedEndpoint[]): Rendezvous {
  assertWeights(weighted);
  assert(weighted.length <= rendezvousEndpointsMax, `at most ${rendezvousEndpointsMax} endpoints`);
  return Object.freeze({
    endpoints: Object.freeze(weighted.map(({ endpoint }) => endpoint)),
    seeds: Uint32Array.from(weighted, ({ endpoint }) => seededHash(endpoint, 0)),
    weights: Float64Array.from(weighted, ({ weight }) => weight),
  });
}

/** Hot path. The best lot among the endpoints that are accepted, of equal ones the first; -1 if none is. */
export function rendezvousOwner(
  { seeds, weights }: Rendezvous,
  keyCrc32: number,
  accepts: (owner: number) => boolean,
): number {
  const hash = mix32(keyCrc32);
  let best = -1;
  let bestLot = -1;
  for (let index = 0; index < seeds.length; index++) {
    const uniform = (mix32((hash ^ (seeds[index] ?? 0)) >>> 0) + 0.5) / 0x1_0000_0000;
    const lot = -(weights[index] ?? 0) / Math.log(uniform);
    if (lot > bestLot && accepts(index)) {
      best = index;
      bestLot = lot;
    }
  }
  return best;
}
