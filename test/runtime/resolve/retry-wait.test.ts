import { expect, test } from "vitest";
import { retryWaitMs } from "../../../src/runtime/resolve/retry-wait.ts";

test("an API server that fails is asked less and less, and never later than 15 s after it failed", () => {
  const waits = [0, 1, 2, 3, 4, 5, 10, 100, 5_000].map((failures) => retryWaitMs(failures, () => 0.5));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000]);
  for (const failures of [0, 5, 5_000]) expect(retryWaitMs(failures, () => 0.999_999)).toBeLessThan(15_000);
});

test("balancers that lost it together do not ask together", () => {
  expect([0, 0.5, 0.9].map((drawn) => retryWaitMs(9, () => drawn))).toEqual([5_000, 10_000, 14_000]);
});
