import { describe, expect, test } from "vitest";
import { chiSquared } from "../../src/inspect/chi-squared.ts";

describe("Pearson's test", () => {
  // Critical values of the chi-squared distribution, NIST Engineering Statistics Handbook, 1.3.6.7.4.
  test.each([
    [1, 3.841, 0.05],
    [1, 6.635, 0.01],
    [10, 18.307, 0.05],
    [10, 29.588, 0.001],
    [30, 43.773, 0.05],
    [100, 124.342, 0.05],
    [100, 149.449, 0.001],
  ])("of %d degrees has at %f the table's p of %f", (degrees, statistic, p) => {
    // One cell is off by as much as makes the statistic, the others are as expected.
    const expected = new Array<number>(degrees + 1).fill(1_000);
    const counts = [...expected];
    counts[0] = 1_000 + Math.sqrt(1_000 * statistic);
    const found = chiSquared(counts, expected);
    expect(found.statistic).toBeCloseTo(statistic, 6);
    expect(found.degrees).toBe(degrees);
    expect(found.p).toBeCloseTo(p, 4);
  });

  test("of counts as expected has p 1, and of one cell has no degree", () => {
    expect(chiSquared([5, 5], [5, 5]).p).toBe(1);
    expect(chiSquared([9], [9])).toEqual({ statistic: 0, degrees: 0, p: 1 });
  });
});
