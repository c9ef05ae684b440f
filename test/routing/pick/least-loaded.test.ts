import fc from "fast-check";
import { expect, test } from "vitest";
import { pickLeastLoaded } from "../../../src/routing/pick/least-loaded.ts";
import { seededRandom } from "../random-otlp.ts";

const draws =
  (...values: number[]) =>
  () =>
    values.shift() ?? 0;

test("takes the less loaded of the two drawn, the first if they are alike", () => {
  const weights = [1, 1, 1];
  expect(pickLeastLoaded({ loads: [9, 1, 0], weights }, draws(0, 0))).toBe(1);
  expect(pickLeastLoaded({ loads: [9, 1, 0], weights }, draws(0.4, 0.9))).toBe(2);
  expect(pickLeastLoaded({ loads: [4, 4, 4], weights }, draws(0.9, 0))).toBe(2);
});

test("counts load by weight", () => {
  expect(pickLeastLoaded({ loads: [3, 1], weights: [10, 1] }, draws(0.9, 0))).toBe(0);
});

test("never draws the same twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.integer(), (count, seed) => {
      // Only one is idle: whenever it is drawn it is picked, and any other is picked only over another.
      const loads = Array.from({ length: count }, (_, index) => index);
      const picked = pickLeastLoaded({ loads, weights: loads.map(() => 1) }, seededRandom(seed));
      expect(picked).toBeLessThan(count - 1);
    }),
  );
});

test("one endpoint is always picked, and none if there is none", () => {
  expect(pickLeastLoaded({ loads: [5], weights: [1] }, Math.random)).toBe(0);
  expect(pickLeastLoaded({ loads: [], weights: [] }, Math.random)).toBe(-1);
});
