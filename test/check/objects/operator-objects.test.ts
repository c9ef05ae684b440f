import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const section = `
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }`;

function found(version: string, spec: string, name = "back") {
  const text = `apiVersion: opentelemetry.io/${version}
kind: OpenTelemetryCollector
metadata: { name: ${name}, namespace: obs }
spec:
  ${spec}
`;
  return checkFiles([{ file: "all.yaml", text }])
    .diagnostics.filter(({ code }) => code === "FL4020")
    .map(({ severity, place, help }) => `${severity} ${place.path.slice(1).join(".")} ${help}`);
}

/** What is expected is the schema of the CRD: enumerations, types, required fields and names of each version. */
test.each<[string, string, readonly string[]]>([
  ["v1beta1", `mode: deploymnt\n  config:${section}`, ["error spec.mode did you mean deployment?"]],
  ["v1beta1", `managementState: off\n  config:${section}`, ["error spec.managementState use managed or unmanaged"]],
  ["v1beta1", `replica: 2\n  config:${section}`, ["error spec.replica did you mean replicas?"]],
  ["v1beta1", `ingress: { type: foo }\n  config:${section}`, ["error spec.ingress.type use ingress or route"]],
  ["v1beta1", `config: |${section}`, ["error spec.config remove the | after config"]],
  ["v1beta1", "replicas: 2", ["error spec add the configuration of its Collector"]],
  ["v1beta1", `minReplicas: 2\n  config:${section}`, ["error spec.minReplicas write it as autoscaler.minReplicas"]],
  [
    "v1alpha1",
    `config:${section}`,
    ["error spec.config write `config: |`, or use apiVersion opentelemetry.io/v1beta1"],
  ],
  [
    "v1alpha1",
    `startupProbe: {}\n  config: |${section}`,
    ["error spec.startupProbe use apiVersion opentelemetry.io/v1beta1, which has it"],
  ],
])("what the CRD of %s does not take is found: %s", (version, spec, expected) => {
  expect(found(version, spec)).toEqual(expected);
});

test.each<[string, string]>([
  ["v1beta1", `mode: sidecar\n  replicas: 2\n  config:${section}`],
  ["v1alpha1", `mode: statefulset\n  minReplicas: 2\n  config: |${section}`],
  ["v1beta1", `settingOfTomorrow: 2\n  config:${section}`],
  ["v1gamma1", `mode: any\n  replica: 2\n  config:${section}`],
])("%s takes the rest: %s", (version, spec) => {
  expect(found(version, spec)).toEqual([]);
});

test("nobody is sent to a sidecar through the Service that its object does not get", () => {
  const object = (name: string, spec: string) => `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: { name: ${name}, namespace: obs }
spec:
  ${spec}
---
`;
  const sender = `config:${section.replace("debug: {}", 'otlp: { endpoint: "back-collector.obs:4317", tls: { insecure: true } }').replace("[debug]", "[otlp]")}`;
  const told = (mode: string) =>
    checkFiles([
      { file: "all.yaml", text: object("front", sender) + object("back", `mode: ${mode}\n  config:${section}`) },
    ])
      .diagnostics.filter(({ code }) => code === "FL4004")
      .map(({ message }) => message);
  expect(told("deployment")).toEqual([]);
  expect(told("sidecar")).toEqual([
    '"back" is a sidecar, and the operator makes no Service for it: nothing answers behind "back-collector".',
  ]);
});
