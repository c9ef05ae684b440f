/** Pearson's test of counts against what is expected. @see Numerical Recipes, 3rd edition, 6.2: the incomplete gamma function */

export interface ChiSquared {
  readonly statistic: number;
  readonly degrees: number;
  /** How often counts that follow the expectation are as far from it, or further. */
  readonly p: number;
}

/** @param expected of the same sum; cells of which nothing is expected do not count */
export function chiSquared(counts: readonly number[], expected: readonly number[]): ChiSquared {
  const cells = counts
    .map((count, index) => ({ count, wanted: expected[index] ?? 0 }))
    .filter(({ wanted }) => wanted > 0);
  const statistic = cells.reduce((sum, { count, wanted }) => sum + (count - wanted) ** 2 / wanted, 0);
  const degrees = Math.max(0, cells.length - 1);
  return { statistic, degrees, p: degrees === 0 ? 1 : upperGamma(degrees / 2, statistic / 2) };
}

const [roundsMax, exactEnough] = [100_000, 1e-12];

/** The regularised upper incomplete gamma function. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let round = 1; round < roundsMax && Math.abs(term) > Math.abs(sum) * exactEnough; round++) {
    term *= x / (a + round);
    sum += term;
  }
  return sum;
}

/** By Lentz's method. */
function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let result = d;
  for (let round = 1; round < roundsMax; round++) {
    const factor = -round * (round - a);
    b += 2;
    d = 1 / (factor * d + b || tiny);
    c = b + factor / c || tiny;
    result *= d * c;
    if (Math.abs(d * c - 1) < exactEnough) break;
  }
  return result;
}

/** Stirling's series, which is good to twelve digits from here on; smaller values are led up to it. */
const stirlingFrom = 16;

function logGamma(value: number): number {
  let below = 0;
  let x = value;
  for (; x < stirlingFrom; x++) below += Math.log(x);
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1_260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - below;
}
