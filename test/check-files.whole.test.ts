import { expect, test } from "vitest";
import { checkFiles } from "../src/check-files.ts";
import { wholeConfigurations } from "./whole-configurations.ts";

const recorded = wholeConfigurations.flatMap(({ name, text, starts }) =>
  Object.entries(starts).map(([version, isTaken]) => ({ name, text, version, isTaken })),
);

test.each(recorded)(
  "$name at $version has an error where the real Collector refuses it",
  ({ text, version, isTaken }) => {
    const { diagnostics } = checkFiles([{ file: "collector.yaml", text }], { collector: version });
    expect(diagnostics.filter(({ severity }) => severity === "error").length === 0).toBe(isTaken);
  },
);

// Core 0.123.0 and 0.128.0 took `address` away (pull requests 25115 and 13152), core 0.111.0 the exporter logging.
test("of a version before the oldest known, what the nearest refuses is a warning that says so", () => {
  const text = (tag: string) => `kind: ConfigMap
metadata: {name: a}
data:
  c.yaml: |
    receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
    exporters: {logging: {}}
    service: {telemetry: {metrics: {address: "0.0.0.0:8888"}}, pipelines: {traces: {receivers: [otlp], exporters: [logging]}}}
---
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: "otel/opentelemetry-collector-contrib:${tag}"}], volumes: [{name: c, configMap: {name: a}}]}
`;
  const told = (tag: string) => checkFiles([{ file: "a.yaml", text: text(tag) }]).diagnostics;
  const codes = (tag: string) => told(tag).map(({ severity, code }) => `${severity} ${code}`);
  expect(codes("0.104.0")).toEqual([]);
  expect(codes("0.122.1")).toEqual(["warning FL1001"]);
  expect(codes("0.125.0")).toEqual(["warning FL1001", "warning FL1002"]);
  expect(codes("0.129.0")).toEqual(["error FL1001", "error FL1002"]);
  expect(told("0.125.0")[1]?.message).toBe(
    'There is no setting "address" here; Collector 0.129.0 would not start. Of 0.125.0 that is not known: 0.129.0 is the nearest version that is.',
  );
});
