import { expect, test } from "vitest";
import { seededRandom } from "../../src/generate/random.ts";
import { skewedDraw } from "../../src/generate/skewed.ts";

const draws = 200_000;

function sharesOf(count: number, skew: { zipf: number; hot: number }): readonly number[] {
  const draw = skewedDraw(count, skew, seededRandom(3));
  const counts = new Array<number>(count).fill(0);
  for (let drawn = 0; drawn < draws; drawn++) {
    const key = draw();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts.map((one) => one / draws);
}

test.each([
  // 1, 1/2, 1/3, 1/4 of their sum, which is 25/12.
  ["by Zipf's law", { zipf: 1, hot: 0 }, [12 / 25, 6 / 25, 4 / 25, 3 / 25]],
  ["with a hot one", { zipf: 0, hot: 0.7 }, [0.7, 0.1, 0.1, 0.1]],
  ["with a hot one before Zipf's law", { zipf: 1, hot: 0.45 }, [0.45, 0.3, 0.15, 0.1]],
  ["all alike", { zipf: 0, hot: 0 }, [0.25, 0.25, 0.25, 0.25]],
])("keys are drawn %s", (_what, skew, expected) => {
  const shares = sharesOf(4, skew);
  // Four standard deviations of a share of so many draws.
  for (const [key, share] of expected.entries()) expect(Math.abs((shares[key] ?? 0) - share)).toBeLessThan(0.0045);
});

test("of one key nothing is drawn", () => {
  expect(skewedDraw(1, { zipf: 2, hot: 0.5 }, seededRandom(1))()).toBe(0);
});
