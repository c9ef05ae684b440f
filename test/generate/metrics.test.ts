import { describe, expect, test } from "vitest";
import { createMetricWriter, metricTypes } from "../../src/generate/metrics.ts";
import { seededRandom } from "../../src/generate/random.ts";
import { requestToJson } from "../../src/generate/to-json.ts";
import { readRequest } from "../../src/routing/otlp/read-request.ts";

const services = [{ name: "cart", resource: {}, attributes: { tenant: "a" } }];

test("metrics of all five types are taken by the decoder, one data point each", () => {
  const writer = createMetricWriter({ services, name: "requests", types: metricTypes }, seededRandom(1));
  const read = readRequest("metrics", writer.write(10, 1_700_000_000_000, 0).bytes);
  if (read.kind === "malformed") throw new Error(`${read.fault.reason} at ${read.fault.offset}`);
  expect(read.request.metrics.map(({ childField }) => childField)).toEqual([7, 5, 9, 10, 11, 7, 5, 9, 10, 11]);
  expect(read.request.points.count).toBe(10);
});

interface Point {
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
  readonly count: string;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly asInt: string;
  readonly asDouble: number;
  readonly bucketCounts: readonly string[];
  readonly explicitBounds: readonly number[];
  readonly scale: number;
  readonly zeroCount: string;
  readonly positive: { readonly bucketCounts?: readonly string[] };
  readonly quantileValues: readonly { readonly quantile: number; readonly value: number }[];
}

const total = (counts: readonly string[] = []) => counts.reduce((sum, count) => sum + Number(count), 0);

/** Points of each series, in the order in which they were sent: of two services, three series each. */
function sent(type: (typeof metricTypes)[number]): readonly (readonly Point[])[] {
  const random = seededRandom(5);
  const two = ["cart", "mail"].map((name) => ({ name, resource: {}, attributes: {} }));
  const shape = { services: two, drawService: () => random.below(2), name: "m", types: [type], series: 3 };
  const writer = createMetricWriter(shape, random);
  const found = new Map<string, Point[]>();
  // Some of them several times at once, and once an hour later.
  for (const ms of [0, 0, 1, 1_000, 3_600_000]) {
    const request = JSON.parse(requestToJson("metrics", writer.write(60, 1_700_000_000_000 + ms, 0).bytes).toString());
    for (const { resource, scopeMetrics } of request.resourceMetrics)
      for (const metric of scopeMetrics[0].metrics) {
        const kind = type.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
        const [point] = metric[kind].dataPoints;
        const key = JSON.stringify([resource, point.attributes]);
        found.set(key, [...(found.get(key) ?? []), point]);
      }
  }
  return [...found.values()];
}

describe.each(metricTypes)("the series of a %s", (type) => {
  const series = sent(type);

  test("are as many as asked, and the times of each are in order", () => {
    expect(series).toHaveLength(6);
    for (const points of series) {
      expect(new Set(points.map(({ startTimeUnixNano }) => startTimeUnixNano)).size).toBe(1);
      const times = points.map(({ timeUnixNano }) => BigInt(timeUnixNano));
      expect(times).toEqual([...new Set(times)].sort((left, right) => (left < right ? -1 : 1)));
      expect(times[0]).toBeGreaterThan(BigInt(points[0]?.startTimeUnixNano ?? 0));
    }
  });

  test("have values that go on from one to the next", () => {
    const rises = (values: readonly number[]) =>
      values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
    for (const points of series) {
      const gauges = points.map(({ asDouble = 0 }) => asDouble);
      expect([Math.min(...gauges) >= 0, Math.max(...gauges) <= 100]).toEqual([true, true]);
      if (type === "gauge") expect(new Set(gauges).size).toBeGreaterThan(5);
      else expect(rises(points.map(({ asInt, count }) => Number(asInt ?? count)))).toBe(true);
      expect(rises(points.map(({ sum }, index) => (sum ?? 0) + index / 1e6))).toBe(true);
    }
  });

  test("agree within each point", () => {
    for (const point of series.flat()) {
      const { count, sum, min, max } = point;
      switch (type) {
        case "histogram":
          expect(point.bucketCounts).toHaveLength(point.explicitBounds.length + 1);
          expect(total(point.bucketCounts)).toBe(Number(count));
          expect([min * Number(count) <= sum, sum <= max * Number(count)]).toEqual([true, true]);
          break;
        case "exponential_histogram": {
          expect(total(point.positive.bucketCounts) + Number(point.zeroCount)).toBe(Number(count));
          // base^(index+1) is the upper bound of a bucket: the largest value is in the last one.
          const last = (point.positive.bucketCounts ?? []).length;
          if (last > 0) expect(Math.ceil(Math.log2(max) * 2 ** point.scale)).toBe(last);
          break;
        }
        case "summary": {
          const values = point.quantileValues.map(({ value }) => value);
          expect(values).toEqual([...values].sort((left, right) => left - right));
          expect(point.quantileValues.map(({ quantile }) => quantile)).toEqual([0, 0.5, 0.9, 0.99, 1]);
          break;
        }
        case "sum":
        case "gauge":
          break;
      }
    }
  });
});
