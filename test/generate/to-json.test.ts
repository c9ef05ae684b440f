import { describe, expect, test } from "vitest";
import { createLogWriter } from "../../src/generate/logs.ts";
import { createMetricWriter, metricTypes } from "../../src/generate/metrics.ts";
import { seededRandom } from "../../src/generate/random.ts";
import { requestToJson } from "../../src/generate/to-json.ts";
import { createTraceWriter } from "../../src/generate/traces.ts";
import { fixed64, message, varint } from "../../src/routing/wire/message.ts";
import { requestFromJson } from "../../src/runtime/otlp/from-json.ts";
import { unbounded } from "../runtime/memory/unbounded.ts";

const services = [{ name: "cärt", resource: { "service.version": "1" }, attributes: { tenant: "a" } }];
const random = () => seededRandom(1);

describe("a request in OTLP/JSON", () => {
  test("has the names, ids and numbers of the specification", () => {
    const traces = createTraceWriter({ services, spansMin: 1, spansMax: 1, errors: 1 }, random());
    const { resourceSpans } = JSON.parse(
      requestToJson("traces", traces.write(1, 1_700_000_000_000, 0).bytes).toString(),
    );
    const [{ resource, scopeSpans }] = resourceSpans;
    expect(resource.attributes[0]).toEqual({ key: "service.name", value: { stringValue: "cärt" } });
    expect(scopeSpans[0].spans[0]).toMatchObject({
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
      endTimeUnixNano: "1700000000000000000",
      kind: 2,
      status: { code: 2 },
    });
  });

  test.each([
    [
      "traces",
      () =>
        createTraceWriter({ services, spansMin: 4, spansMax: 4, errors: 0.5, links: 0.5 }, random()).write(4, 1e12, 0),
    ],
    [
      "metrics",
      () => createMetricWriter({ services, name: "m", types: metricTypes, series: 2 }, random()).write(20, 1e12, 0),
    ],
    [
      "logs",
      () => createLogWriter({ services, body: "ok", errors: 0.5, withTraceId: 0.5 }, random()).write(6, 1e12, 0),
    ],
  ] as const)("of %s is read back by the decoder of OTLP/JSON as the same", (signal, write) => {
    const { bytes } = write();
    const outcome = requestFromJson(signal, requestToJson(signal, bytes), unbounded(1_000_000));
    if (outcome.kind !== "request") throw new Error(JSON.stringify(outcome));
    expect(requestToJson(signal, outcome.bytes)).toEqual(requestToJson(signal, bytes));
    expect(outcome.bytes.length).toBe(bytes.length);
  });

  test("writes signed numbers with their sign", () => {
    // Sum of -1 as sfixed64, exponential histogram with scale -2 in zigzag.
    const point = message(7, message(1, fixed64(6, 2n ** 64n - 1n)));
    const scaled = message(10, message(1, varint(6, 3)));
    const request = Buffer.from(message(1, message(2, message(2, point), message(2, scaled))));
    const { metrics } = JSON.parse(requestToJson("metrics", request).toString()).resourceMetrics[0].scopeMetrics[0];
    expect(metrics[0].sum.dataPoints[0].asInt).toBe("-1");
    expect(metrics[1].exponentialHistogram.dataPoints[0].scale).toBe(-2);
  });
});
