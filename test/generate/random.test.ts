import { expect, test } from "vitest";
import { seededRandom } from "../../src/generate/random.ts";

test("draws are spread evenly over what they may be", () => {
  const random = seededRandom(42);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw++) {
    const value = random.below(10);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  // Chi-squared of nine degrees of freedom: 27.9 is exceeded once in a thousand, and this seed does not.
  expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
});

test("streams of one seed differ", () => {
  expect(seededRandom(1, 0).next()).not.toBe(seededRandom(1, 1).next());
});
