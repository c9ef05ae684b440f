import { expect, test } from "vitest";
import { checkText } from "../../../../../src/check-text.ts";

function found(collector: string, traces = "service", metrics = "service", resolver = "a:4317") {
  const text = `
receivers: { otlp: { protocols: { grpc: {} } } }
exporters:
  loadbalancing/traces:
    routing_key: ${traces}
    protocol: { otlp: { tls: { insecure: true } } }
    resolver: { static: { hostnames: ["a:4317"] } }
  loadbalancing/metrics:
    routing_key: ${metrics}
    protocol: { otlp: { tls: { insecure: true } } }
    resolver: { static: { hostnames: ["${resolver}"] } }
service:
  pipelines:
    traces: { receivers: [otlp], exporters: [loadbalancing/traces] }
    metrics: { receivers: [otlp], exporters: [loadbalancing/metrics] }
`;
  return checkText(text, { collector })
    .diagnostics.filter(({ code }) => code === "FL3026")
    .map(({ place }) => (place.in === "text" ? place.range.start.line : 0));
}

// What each version hashes: test/fixtures/routing, recorded from real Collectors.
test("traces and metrics of one service part where traces are hashed with the attribute's name", () => {
  expect(found("0.161.0")).toEqual([5]);
  expect(found("0.161.0", "service", '""')).toEqual([5]);
  expect(found("0.129.0")).toEqual([]);
});

test("other keys and other backends have nothing to do with each other", () => {
  expect(found("0.161.0", "traceID")).toEqual([]);
  expect(found("0.161.0", "service", "metric")).toEqual([]);
  expect(found("0.161.0", "service", "service", "b:4317")).toEqual([]);
});
