import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const config = (namespace: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: gateway, namespace: ${namespace} }
data:
  relay.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "\${env:POD_IP}:4317" } } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
---`;

const pods = (namespace: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: gateway } }
  template:
    metadata: { labels: { app: gateway } }
    spec:
      containers:
        - name: collector
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: [--config=/conf/relay.yaml]
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: gateway } }]
---`;

function codes(text: string): readonly string[] {
  return checkFiles([{ file: "all.yaml", text }]).diagnostics.map(({ code }) => code);
}

test("a configuration in the wrong namespace is read as that of the pods that name it: no finding of theirs is lost", () => {
  expect(codes(config("obs") + pods("obs"))).toEqual(["FL4033"]);
  expect(codes(config("default") + pods("obs"))).toEqual(["FL4033", "FL4042"]);
  expect(codes(config('""') + pods("obs"))).toEqual(["FL4033"]);
});

test("it stays where others use it, or where the pods have their own", () => {
  expect(codes(config("default") + pods("default") + pods("obs"))).toEqual(["FL4033", "FL4042"]);
  expect(codes(config("default") + config("obs").replace("${env:POD_IP}", "0.0.0.0") + pods("obs"))).toEqual([]);
});

test.each([
  ["a path that is not below the volume", "--config=/conf/relay.yaml", "--config=/conf/relay.yml", "FL4035"],
  ["a mount of a volume that is not there", "{ name: conf, mountPath", "{ name: cnf, mountPath", "FL4042"],
])("%s hides nothing of the only configuration that the pod's volumes bring", (_, right, wrong, code) => {
  const text = (config("obs") + pods("obs")).replace(right, wrong);
  expect(codes(text)).toEqual(["FL4033", code]);
  expect(codes(text.replace("opentelemetry-collector-contrib", "gateway"))).toContain("FL4033");
});
