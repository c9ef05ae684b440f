import { describe, expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

interface Tiers {
  readonly exporter?: string;
  readonly backend?: string;
  readonly replicas?: string;
  readonly others?: string;
}

const balanced =
  "loadbalancing: { protocol: { otlp: { tls: { insecure: true } } }, resolver: { dns: { hostname: sampler.telemetry.svc.cluster.local } } }";
const plain = "otlp: { endpoint: sampler.telemetry.svc.cluster.local:4317, tls: { insecure: true } }";

function tier(name: string, spec: string, config: string, tag = "0.129.1"): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: telemetry }
data:
  config.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    ${config}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: telemetry }
spec:
  ${spec}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: collector
          image: otel/opentelemetry-collector-contrib:${tag}
          args: [--config=/conf/config.yaml]
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: ${name} } }]
---`;
}

const sampling = `processors: { tail_sampling: { policies: [{ name: all, type: always_sample }] } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], processors: [tail_sampling], exporters: [debug] } } }`;

function sending(exporter: string): string {
  const name = exporter.split(":")[0];
  return `exporters: { ${exporter} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [${name}] } } }`;
}

const service = `
apiVersion: v1
kind: Service
metadata: { name: sampler, namespace: telemetry }
spec: { clusterIP: None, selector: { app: sampler }, ports: [{ port: 4317 }] }
---`;

function found(code: string, { exporter, backend = sampling, replicas = "replicas: 3", others = "" }: Tiers) {
  const front = exporter === undefined ? "" : tier("edge", "replicas: 2", sending(exporter));
  const text = `${front}${tier("sampler", replicas, backend)}${service}${others}`;
  return checkFiles([{ file: "tiers.yaml", text }])
    .diagnostics.filter((one) => one.code === code)
    .map(({ severity, message }) => `${severity} ${message}`);
}

describe("a stateful component of several pods", () => {
  const of = (tiers: Tiers) => found("FL3009", tiers);

  test("behind a route by trace id draws no finding, nor does one pod", () => {
    expect(of({ exporter: balanced })).toEqual([]);
    expect(of({ exporter: plain, replicas: "replicas: 1" })).toEqual([]);
  });

  test("behind a plain exporter, another key or nobody is found", () => {
    expect(of({ exporter: plain })).toEqual([
      'warning "tail_sampling" needs all spans of a trace at one instance; each of the 3 pods of "sampler" sees a part, as "otlp" of "edge" spreads them.',
    ]);
    expect(of({ exporter: balanced.replace("{ protocol", "{ routing_key: service, protocol") })).toHaveLength(1);
    expect(of({})).toEqual([expect.stringContaining("as nothing here that sends to them keeps it together")]);
  });

  test("behind Fairlead's balancer draws no finding", () => {
    const program = `
apiVersion: v1
kind: ConfigMap
metadata: { name: own, namespace: telemetry }
data: { balancer.json: '{ "host": "sampler.telemetry" }' }
---`;
    expect(of({ others: program })).toEqual([]);
  });
});

describe("an autoscaler", () => {
  const scaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: sampler, namespace: telemetry }
spec: { scaleTargetRef: { kind: Deployment, name: sampler }, minReplicas: 2, maxReplicas: 9 }
---`;

  test("of pods that are hashed to is found, and of others not", () => {
    expect(found("FL3020", { exporter: balanced, others: scaler })).toHaveLength(1);
    expect(found("FL3020", { exporter: plain, others: scaler })).toEqual([]);
  });
});

describe("two balancers of one tier", () => {
  const beside = (tag: string) => tier("edge-b", "replicas: 2", sending(balanced), tag);

  test("of releases with different rings are found", () => {
    expect(found("FL3019", { exporter: balanced, others: beside("0.161.0") })).toEqual([
      expect.stringContaining('"edge" (0.129.1) and "edge-b" (0.161.0) build different rings over the same backends'),
    ]);
    expect(found("FL3019", { exporter: balanced, others: beside("0.129.0") })).toEqual([]);
  });

  test("that share a configuration, and not a release, are found", () => {
    const both = beside("0.161.0").replaceAll("name: edge-b", "name: edge").split("\n---")[1] ?? "";
    const others = `${both.replace("metadata: { name: edge,", "metadata: { name: edge-next,")}\n---`;
    expect(found("FL3019", { exporter: balanced, others })).toHaveLength(1);
  });
});
