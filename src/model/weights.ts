/** Weights are relative: 10, 20, 10 means what 1, 2, 1 means, and needs fewer names on a ring. */

/** Divided by their greatest common divisor. @param weights positive whole numbers */
export function reduceWeights(weights: readonly number[]): readonly number[] {
  const divisor = weights.reduce(greatestCommonDivisor, 0);
  return weights.map((weight) => weight / divisor);
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
