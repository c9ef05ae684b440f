import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

/** A Rollout has the fields of a Deployment that make pods (Argo Rollouts 1.8, "Rollout Specification"). */
const objects = (kind: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: gw, namespace: obs }
data:
  relay.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } }, host_metrics: { scrapers: { cpu: {} } } }
    processors: { tail_sampling: { policies: [{ name: a, type: always_sample }] } }
    exporters: { debug: {} }
    service:
      pipelines:
        traces: { receivers: [otlp], processors: [tail_sampling], exporters: [debug] }
        metrics: { receivers: [host_metrics], exporters: [debug] }
---
apiVersion: ${kind === "Rollout" ? "argoproj.io/v1alpha1" : "apps/v1"}
kind: ${kind}
metadata: { name: gw, namespace: obs }
spec:
  replicas: 3
  selector: { matchLabels: { app: gw } }
  template:
    metadata: { labels: { app: gateway } }
    spec:
      containers:
        - name: otel
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: ["--config=/conf/relay.yaml"]
          readinessProbe: { httpGet: { path: /, port: 13133 } }
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: gw } }]
---
apiVersion: v1
kind: Service
metadata: { name: gw, namespace: obs }
spec: { selector: { app: gateway }, ports: [{ name: otlp, port: 4317, targetPort: 4318 }] }
`;

function found(text: string): readonly string[] {
  return checkFiles([{ file: "all.yaml", text }]).diagnostics.map(
    ({ code, severity, message }) => `${code} ${severity} ${message.replaceAll("Deployment", "Rollout")}`,
  );
}

test("what is told of a Deployment is told of a Rollout", () => {
  expect(found(objects("Rollout"))).toEqual(found(objects("Deployment")));
  expect(found(objects("Rollout")).map((one) => one.slice(0, 6))).toEqual(
    expect.arrayContaining(["FL3009", "FL4036", "FL4042", "FL4046", "FL4047"]),
  );
});

test("one that leaves its pods to a Deployment says nothing of them itself", () => {
  const beside = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: gw, namespace: obs }
spec: { replicas: 3, workloadRef: { apiVersion: apps/v1, kind: Deployment, name: gw } }
---
`;
  expect(found(beside + objects("Deployment"))).toEqual(found(objects("Deployment")));
});
