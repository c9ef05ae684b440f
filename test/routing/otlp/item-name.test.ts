import { expect, test } from "vitest";
import type { Signal } from "../../../src/contract/signal.ts";
import { itemName } from "../../../src/routing/otlp/item-name.ts";
import { requestFromJson } from "../../../src/runtime/otlp/from-json.ts";
import { unbounded } from "../../runtime/memory/unbounded.ts";

const resource = { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] };
const point = { timeUnixNano: "1", asInt: "1" };
const requests = {
  traces: {
    resourceSpans: [
      {
        resource,
        scopeSpans: [
          { spans: [{ name: "GET /", traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" }] },
        ],
      },
    ],
  },
  metrics: {
    resourceMetrics: [{ resource, scopeMetrics: [{ metrics: [{ name: "requests", sum: { dataPoints: [point] } }] }] }],
  },
  logs: { resourceLogs: [{ resource, scopeLogs: [{ logRecords: [{ timeUnixNano: "1700000000000000001" }] }] }] },
};

function nameOf(signal: Signal, request: object): string {
  const result = requestFromJson(signal, Buffer.from(JSON.stringify(request)), unbounded(1e6));
  if (result.kind !== "request") throw new Error(result.kind);
  return itemName(signal, result.bytes);
}

test.each<[Signal, string]>([
  ["traces", 'span "GET /" (trace 0af7651916cd43dd8448eb211c80319c, span b7ad6b7169203331) of service "shop"'],
  ["metrics", 'a data point of metric "requests" of service "shop"'],
  ["logs", 'the log record of time 1700000000000000001 of service "shop"'],
])("%s have items that their sender knows by name", (signal, name) => {
  expect(nameOf(signal, requests[signal])).toBe(name);
});

test("what has no name is named all the same", () => {
  expect(nameOf("traces", { resourceSpans: [{ scopeSpans: [{ spans: [{}] }] }] })).toBe('span "" (trace , span )');
  expect(itemName("logs", new Uint8Array())).toBe("the log record of time 0");
});
