import { describe, expect, test } from "vitest";
import { backoffMs, connectBackoff } from "../../../src/runtime/send/backoff.ts";

describe("the wait between the calls of a part", () => {
  const retry = { initialIntervalMs: 500, multiplier: 1.5, randomization: 0.5, maxIntervalMs: 60_000 };

  // The table in the documentation of cenkalti/backoff, ExponentialBackOff, in seconds; the Collector waits by it.
  test.each([
    [1, 0.25, 0.75],
    [2, 0.375, 1.125],
    [3, 0.562, 1.687],
    [4, 0.8435, 2.53],
    [5, 1.265, 3.795],
    [6, 1.897, 5.692],
    [7, 2.846, 8.538],
    [8, 4.269, 12.807],
    [9, 6.403, 19.21],
  ])("after failure %i is between %d and %d s", (failures, least, most) => {
    expect(backoffMs(retry, failures, () => 0) / 1_000).toBeCloseTo(least, 1);
    expect(backoffMs(retry, failures, () => 1) / 1_000).toBeCloseTo(most, 1);
  });

  test("is never longer than its longest, but for chance", () => {
    expect(backoffMs(retry, 1_000, () => 0.5)).toBe(60_000);
  });
});

describe("the wait between attempts to connect", () => {
  // gRPC connection backoff protocol: 1 s, 1.6, 20 %.
  test.each([
    [1, 800, 1_200],
    [2, 1_280, 1_920],
    [3, 2_048, 3_072],
    [50, 16_000, 24_000],
  ])("after failure %i is between %d and %d ms", (failures, least, most) => {
    expect(backoffMs(connectBackoff, failures, () => 0)).toBeCloseTo(least, 6);
    expect(backoffMs(connectBackoff, failures, () => 1)).toBeCloseTo(most, 6);
  });
});
