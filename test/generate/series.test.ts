import { expect, test } from "vitest";
import { exponentialBucketOf, exponentialScale } from "../../src/generate/series.ts";

// Bucket i is (base^i, base^(i+1)] with base = 2^(2^-scale) (opentelemetry-proto 1.9, ExponentialHistogramDataPoint).
test.each([1.01, 1.5, 2, 2.001, 10, 100, 4_095.875])("%d is in the bucket whose bounds it is between", (value) => {
  const base = 2 ** (2 ** -exponentialScale);
  const index = exponentialBucketOf(value);
  expect(value).toBeGreaterThan(base ** index * (1 - 1e-12));
  expect(value).toBeLessThanOrEqual(base ** (index + 1) * (1 + 1e-12));
});
