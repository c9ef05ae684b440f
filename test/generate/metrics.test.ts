import { expect, test } from "vitest";
import { createMetricWriter, metricTypes } from "../../src/generate/metrics.ts";
import { seededRandom } from "../../src/generate/random.ts";
import { readRequest } from "../../src/routing/otlp/read-request.ts";

const service = { name: "cart", resource: {}, attributes: { tenant: "a" } };

test("metrics of all five types are taken by the decoder, one data point each", () => {
  const writer = createMetricWriter({ service, name: "requests", types: metricTypes }, seededRandom(1));
  const read = readRequest("metrics", writer.write(10, 1_700_000_000_000, 0).bytes);
  if (read.kind === "malformed") throw new Error(`${read.fault.reason} at ${read.fault.offset}`);
  expect(read.request.metrics.map(({ childField }) => childField)).toEqual([7, 5, 9, 10, 11, 7, 5, 9, 10, 11]);
  expect(read.request.points.count).toBe(10);
});
