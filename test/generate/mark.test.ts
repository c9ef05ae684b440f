import { expect, test } from "vitest";
import { createLogWriter } from "../../src/generate/logs.ts";
import { type Mark, marksIn, marksInText } from "../../src/generate/mark.ts";
import { createMetricWriter, metricTypes } from "../../src/generate/metrics.ts";
import { seededRandom } from "../../src/generate/random.ts";
import { createTraceWriter } from "../../src/generate/traces.ts";

const run = "0123456789abcdef";
const service = { name: "cart", resource: {}, attributes: { tenant: "a" } };

/** Numbers as they are asked for. */
function counting(): () => Mark {
  let index = 0;
  return () => ({ run, index: index++ });
}

test("every span, data point and record of a numbered run has its number once", () => {
  const traces = { services: [service], spansMin: 3, spansMax: 3, errors: 0.5, links: 0.5, run };
  const metrics = { services: [service], name: "requests", types: metricTypes, mark: counting() };
  const logs = { services: [service], body: "ok", withTraceId: 0.5, mark: counting() };
  const requests = [
    createTraceWriter(traces, seededRandom(1)).write(4, 1_000, 5),
    createMetricWriter(metrics, seededRandom(1)).write(12, 1_000, 0),
    createLogWriter(logs, seededRandom(1)).write(12, 1_000, 0),
  ];
  for (const { bytes, items } of requests) {
    expect(items).toBe(12);
    expect(marksIn(bytes)).toEqual(Array.from({ length: 12 }, (_, index) => ({ run, index })));
  }
});

test("a number is read in what the debug exporter prints, and in what the file exporter writes", () => {
  const debug = "Attributes:\n     -> fairlead.verify: Str(0123456789abcdef-000000012)\n     -> tenant: Str(a)\n";
  const file = `{"attributes":[{"key":"fairlead.verify","value":{"stringValue":"0123456789abcdef-000000345"}}]}\n`;
  expect(marksInText(debug)).toEqual([{ run, index: 12 }]);
  expect(marksInText(file)).toEqual([{ run, index: 345 }]);
  expect(marksInText("fairlead.verify: Str(nothing of ours)")).toEqual([]);
});
