import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const pod = (container: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: edge }
spec:
  selector: { matchLabels: { app: edge } }
  template:
    metadata: { labels: { app: edge } }
    spec:
      containers: [{ name: otel, ${container} }]
`;

function found(container: string): readonly string[] {
  return checkFiles([{ file: "all.yaml", text: pod(container) }])
    .diagnostics.filter(({ message }) => message.includes("has no shell"))
    .map(({ code, severity, message }) => `${code} ${severity} ${message.split(": ").at(-1)}`);
}

const contrib = "otel/opentelemetry-collector-contrib:0.161.0";
const run = 'command: ["sh", "-c"], args: ["/otelcol-contrib --config=/conf/a.yaml"]';

/** Dockerfiles of opentelemetry-collector-releases 0.129.0 and 0.161.0: FROM scratch. */
test.each([
  contrib,
  "docker.io/otel/opentelemetry-collector:0.129.1",
  "otel/opentelemetry-collector-k8s:0.161.0",
  "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:0.161.0",
])("there is no shell in %s", (image) => {
  expect(found(`image: "${image}", ${run}`)).toEqual(["FL4042 error the container never starts."]);
});

test("nor for probes and hooks", () => {
  const exec = 'exec: { command: ["/bin/sh", "-c", "sleep 5"] }';
  expect(found(`image: "${contrib}", livenessProbe: { ${exec} }, lifecycle: { preStop: { ${exec} } }`)).toEqual([
    "FL4042 error the probe always fails.",
    "FL4042 warning nothing is waited for before it ends.",
  ]);
});

test("an image of others may have one, a volume may bring one, and the Collector itself is there", () => {
  expect(found(`image: "registry.example.com/otel/opentelemetry-collector-contrib:0.161.0", ${run}`)).toEqual([]);
  expect(found(`image: "${contrib}", ${run}, volumeMounts: [{ name: a, mountPath: /bin }]`)).toEqual([]);
  expect(found(`image: "${contrib}", command: ["/otelcol-contrib"], args: ["--config=/conf/a.yaml"]`)).toEqual([]);
});
