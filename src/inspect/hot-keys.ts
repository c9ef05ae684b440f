/** Keys of uneven weight: what the heaviest have of all, which no ring can spread. */

import type { KeySample } from "./simulation.ts";

export interface HotKeys {
  readonly heaviest: number;
  readonly tenHeaviest: number;
  /** Of the backends there are: how many of them the heaviest key alone fills. */
  readonly backendsFilled: number;
}

/** @returns undefined where all keys weigh the same */
export function hotKeysOf({ weights }: KeySample, backends: number): HotKeys | undefined {
  if (!weights) return undefined;
  const sorted = Float64Array.from(weights).sort().reverse();
  const total = sorted.reduce((sum, weight) => sum + weight, 0);
  const first = (count: number) => sorted.subarray(0, count).reduce((sum, weight) => sum + weight, 0) / total;
  return { heaviest: first(1), tenHeaviest: first(10), backendsFilled: first(1) * backends };
}

/** Zipf's law: the key of rank n weighs 1 / n to the power of the exponent. */
export function zipfWeights(count: number, exponent: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => (index + 1) ** -exponent);
}
