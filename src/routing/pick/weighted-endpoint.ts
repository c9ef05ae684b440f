/** An endpoint and its share of the keys, relative to the others. */

import assert from "node:assert/strict";
import { weightRatioMax } from "../../contract/limits.ts";

export interface WeightedEndpoint {
  readonly endpoint: string;
  /** Above 0: an endpoint that should get nothing is not listed. */
  readonly weight: number;
}

export function evenWeights(endpoints: readonly string[]): readonly WeightedEndpoint[] {
  return endpoints.map((endpoint) => ({ endpoint, weight: 1 }));
}

/** @throws AssertionError for weights that the checks should have refused */
export function assertWeights(weighted: readonly WeightedEndpoint[]): void {
  const weights = weighted.map(({ weight }) => weight);
  const [least, most] = [Math.min(...weights), Math.max(...weights)];
  assert(weighted.length === 0 || (least > 0 && most <= least * weightRatioMax), "weights are above 0 and comparable");
}
