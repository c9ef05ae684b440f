/** In turns; with weights, heavier endpoints come more often, and not in a row if that can be avoided. */

import { assertWeights, type WeightedEndpoint } from "./weighted-endpoint.ts";

/** Plain state, moved on by each pick: the credit of each endpoint. */
export interface RoundRobin {
  readonly weights: Float64Array;
  readonly credits: Float64Array;
}

export function createRoundRobin(weighted: readonly WeightedEndpoint[]): RoundRobin {
  assertWeights(weighted);
  const weights = Float64Array.from(weighted, ({ weight }) => weight);
  return { weights, credits: new Float64Array(weights.length) };
}

/**
 * Hot path. Smooth weighted round robin, as in nginx: every endpoint earns its weight, and the richest is picked and pays the
 * total. With equal weights the order is that of the list.
 *
 * @returns an index; -1 without endpoints
 */
export function pickRoundRobin({ weights, credits }: RoundRobin): number {
  let best = -1;
  let total = 0;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    const credit = (credits[index] ?? 0) + weight;
    credits[index] = credit;
    total += weight;
    if (best === -1 || credit > (credits[best] ?? 0)) best = index;
  }
  if (best !== -1) credits[best] = (credits[best] ?? 0) - total;
  return best;
}
