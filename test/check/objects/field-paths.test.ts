import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const pod = (env: string, file: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: edge }
data:
  config.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: edge }
spec:
  selector: { matchLabels: { app: edge } }
  template:
    metadata: { labels: { app: edge } }
    spec:
      containers:
        - name: otel
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: ["--config=/conf/config.yaml"]
          env: [{ name: FIELD, valueFrom: { fieldRef: { fieldPath: ${JSON.stringify(env)} } } }]
          volumeMounts: [{ name: conf, mountPath: /conf }, { name: info, mountPath: /info }]
      volumes:
        - { name: conf, configMap: { name: edge } }
        - { name: info, projected: { sources: [{ downwardAPI: { items: [{ path: a, fieldRef: { fieldPath: ${JSON.stringify(file)} } }] } }] } }
`;

function found(env: string, file: string): readonly string[] {
  return checkFiles([{ file: "all.yaml", text: pod(env, file) }])
    .diagnostics.filter(({ code }) => code === "FL4042")
    .map(({ severity, help }) => `${severity} ${help}`);
}

/** The lists of the Kubernetes documentation (Downward API, available fields). */
test("what the downward API has is taken", () => {
  const variables =
    "metadata.name metadata.namespace metadata.uid metadata.labels['app'] metadata.annotations['a.b/c'] spec.nodeName spec.serviceAccountName status.hostIP status.hostIPs status.podIP status.podIPs";
  const files =
    "metadata.name metadata.namespace metadata.uid metadata.labels metadata.annotations metadata.labels['app'] metadata.annotations['a.b/c']";
  for (const one of variables.split(" ")) expect(found(one, "metadata.name")).toEqual([]);
  for (const one of files.split(" ")) expect(found("metadata.name", one)).toEqual([]);
});

test.each([
  ["spec.nodename", "metadata.name", "error did you mean spec.nodeName?"],
  ["status.podIp", "metadata.name", "error did you mean status.podIP?"],
  ["metadata.labels", "metadata.name", "error write metadata.labels['the name of one']"],
  ["metadata.labels[app]", "metadata.name", "error write metadata.labels['app']"],
  ["spec.containers", "metadata.name", /^error use one of metadata\.name, /],
  ["metadata.name", "spec.nodeName", /^error use one of metadata\.name, .*metadata\.annotations$/],
])("a variable of %s and a file of %s are told", (env, file, expected) => {
  expect(found(env, file)).toEqual([typeof expected === "string" ? expected : expect.stringMatching(expected)]);
});
