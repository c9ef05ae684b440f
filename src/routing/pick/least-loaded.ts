/**
 * Power of two choices: of two endpoints drawn at random the one with less load for its weight.
 *
 * @see "The Power of Two Choices in Randomized Load Balancing", Mitzenmacher, 1996; Envoy's least request policy
 */

/** Plain state, parallel arrays. */
export interface Loads {
  /** What is in flight at each endpoint, in any unit. */
  readonly loads: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/**
 * Hot path.
 *
 * @param random uniform in [0, 1), drawn twice
 * @returns an index; the first drawn if both are alike; -1 without endpoints
 */
export function pickLeastLoaded({ loads, weights }: Loads, random: () => number): number {
  const count = loads.length;
  if (count < 2) return count - 1;
  const first = Math.floor(count * random());
  // The second draw is from the others.
  const drawn = Math.floor((count - 1) * random());
  const second = drawn < first ? drawn : drawn + 1;
  // One more than the load, so that an idle endpoint of small weight does not equal an idle one of large weight.
  const costOf = (index: number) => ((loads[index] ?? 0) + 1) / (weights[index] ?? 1);
  return costOf(second) < costOf(first) ? second : first;
}
