import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const object = (spec: string, meta = "name: back") => `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: { ${meta} }
spec:
${spec}
`;
const whole = object(`  config:
    receivers: { otlp: { protocols: { grpc: {} } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }`);
const part = object("  replicas: 3\n  config: { exporters: { debug: { verbosity: detailed } } }");
const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: other }
spec:
  template:
    spec:
      containers: [{ name: otel, image: "otel/opentelemetry-collector:0.129.0", volumeMounts: [{ name: ca, mountPath: /ca }] }]
`;

function errors(files: Readonly<Record<string, string>>): readonly string[] {
  const given = Object.entries(files).map(([file, text]) => ({ file, text, isFound: true }));
  return checkFiles(given)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, place }) => `${code} ${place.file}`);
}

/** The lists are those of kustomize 5, whose paths lead from its own file. */
test.each<[string, string]>([
  ["patches", "patches: [{ path: patches/part.yaml }]"],
  ["patches of a target", "patches: [{ path: ./patches/part.yaml, target: { kind: Deployment } }]"],
  ["patchesStrategicMerge", "patchesStrategicMerge: [patches/part.yaml]"],
  ["patchesJson6902", "patchesJson6902: [{ path: patches/part.yaml, target: { kind: Deployment, name: other } }]"],
])("what a kustomization lists under %s is no object", (_, listed) => {
  const files = { "base/back.yaml": whole, "prod/patches/part.yaml": workload };
  expect(errors(files)).not.toEqual([]);
  expect(errors({ ...files, "prod/kustomization.yaml": `resources: [../base]\n${listed}\n` })).toEqual([]);
});

test("what a kustomization lists as a resource is one", () => {
  const files = { "base/back.yaml": whole, "prod/other.yaml": workload };
  expect(errors({ ...files, "prod/kustomization.yaml": "resources: [../base, other.yaml]\n" })).toEqual(errors(files));
});

test("an OpenTelemetryCollector without pipelines is a part of one of its name that has them", () => {
  expect(errors({ "base/back.yaml": whole, "prod/back.yaml": part })).toEqual([]);
  expect(errors({ "base/back.yaml": whole, "prod/back.yaml": object("  replicas: 3") })).toEqual([]);
  expect(errors({ "prod/back.yaml": part })).toEqual(["FL2004 prod/back.yaml"]);
});

test("one of another name or namespace is none", () => {
  const far = whole.replace("name: back", "name: back, namespace: far");
  const near = part.replace("name: back", "name: back, namespace: near");
  expect(errors({ "a.yaml": far, "b.yaml": near })).toEqual(["FL2004 b.yaml"]);
  expect(errors({ "a.yaml": whole, "b.yaml": part.replace("name: back", "name: front") })).toEqual(["FL2004 b.yaml"]);
});
