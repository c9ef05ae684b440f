/** Draws of keys of which some have more than others: by Zipf's law, and one that is hot. */

import type { Skew } from "../contract/generator-config.ts";
import type { Random } from "./random.ts";

/** @returns numbers below the count */
export function skewedDraw(count: number, { zipf, hot }: Skew, random: Random): () => number {
  if (count === 1) return () => 0;
  if (zipf === 0 && hot === 0) return () => random.below(count);
  const bounds = boundsOf(weightsOf(count, zipf, hot));
  return () => firstAbove(bounds, random.next() / 2 ** 32);
}

/** Of a hot key the others share what is left, the second as the first of them. */
function weightsOf(count: number, zipf: number, hot: number): readonly number[] {
  const others = hot > 0 ? count - 1 : count;
  const ranked = Array.from({ length: others }, (_, rank) => 1 / (rank + 1) ** zipf);
  const whole = ranked.reduce((sum, weight) => sum + weight, 0);
  const scaled = ranked.map((weight) => ((1 - hot) * weight) / whole);
  return hot > 0 ? [hot, ...scaled] : scaled;
}

function boundsOf(weights: readonly number[]): Float64Array {
  const bounds = new Float64Array(weights.length);
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    sum += weight;
    bounds[index] = sum;
  }
  return bounds;
}

/** What rounding leaves below 1 is the last one's. */
function firstAbove(bounds: Float64Array, value: number): number {
  let [low, high] = [0, bounds.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] ?? 1) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
