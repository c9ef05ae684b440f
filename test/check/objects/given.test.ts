import { describe, expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const collector = `
apiVersion: v1
kind: ConfigMap
metadata: { name: gateway, namespace: telemetry }
data:
  config.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: telemetry }
spec:
  selector: { matchLabels: { app: gateway } }
  template:
    metadata: { labels: { app: gateway } }
    spec:
      containers:
        - name: collector
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: [--config=/conf/config.yaml]
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: gateway } }]
---`;

const other = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: telemetry }
spec:
  selector: { matchLabels: { app: shop } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: a, volumeMounts: [{ name: lost, mountPath: /a }] }] } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: telemetry }
spec: { selector: { app: webb }, ports: [{ port: 80 }] }
---`;

function found(text: string) {
  return checkFiles([{ file: "all.yaml", text }])
    .diagnostics.filter(({ code }) => code === "FL4042")
    .map(({ severity, message }) => `${severity} ${message}`);
}

describe("objects that someone else wrote", () => {
  test("that agree, or are of other programs, draw no finding", () => {
    expect(found(collector)).toEqual([]);
    expect(found(collector + other)).toEqual([]);
  });

  test("are refused where the API server refuses them", () => {
    expect(found(collector.replace("labels: { app: gateway }", "labels: { app: gate }"))).toEqual([
      expect.stringMatching(/^error "gateway" does not select its own pods/),
    ]);
    expect(found(collector.replace("[{ name: conf, mountPath", "[{ name: config, mountPath"))).toEqual([
      expect.stringMatching(/^error "collector" mounts the volume "config", which "gateway" does not have/),
    ]);
  });

  test("that nearly mean a Collector's pods are warned about", () => {
    const service = (name: string, app: string) => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: telemetry }
spec: { selector: { app: ${app} }, ports: [{ port: 4317 }] }
---`;
    const nothing = expect.stringMatching(/^warning The Service ".*" selects app=.*, and no pod here has these labels/);
    expect(found(collector + service("otel", "gatway"))).toEqual([nothing]);
    expect(found(collector + service("gateway", "collector"))).toEqual([nothing]);
    expect(found(collector + service("otel", "shop"))).toEqual([]);
    expect(found(collector + other + service("otel", "web"))).toEqual([]);
  });

  test("that an autoscaler sets back are warned about", () => {
    const scaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: gateway, namespace: telemetry }
spec: { scaleTargetRef: { kind: Deployment, name: gateway }, maxReplicas: 3 }
---`;
    const fixed = collector.replace("spec:\n  selector", "spec:\n  replicas: 2\n  selector");
    expect(found(fixed + scaler)).toEqual([expect.stringMatching(/^warning "gateway" has 2 replicas/)]);
  });
});

test("an account that mounts no token keeps it from pods that do not say", () => {
  const objects = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: gateway, namespace: telemetry }
automountServiceAccountToken: false
---`;
  const watching = collector
    .replace(
      "exporters: { debug: {} }",
      "exporters: { loadbalancing: { protocol: { otlp: {} }, resolver: { k8s: { service: web.telemetry } } } }",
    )
    .replace("exporters: [debug]", "exporters: [loadbalancing]")
    .replace("      containers:", "      serviceAccountName: gateway\n      containers:");
  const tokens = (text: string) =>
    checkFiles([{ file: "all.yaml", text }]).diagnostics.filter(
      ({ code, message }) => code === "FL4006" && message.includes("no token"),
    );
  expect(tokens(watching)).toHaveLength(0);
  expect(tokens(watching + objects)).toHaveLength(1);
  const said = watching.replace(
    "serviceAccountName: gateway",
    "serviceAccountName: gateway\n      automountServiceAccountToken: true",
  );
  expect(tokens(said + objects)).toHaveLength(0);
});
