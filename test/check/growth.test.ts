/** The work of a check grows as its input does: counted in calls of functions, which no machine changes. */

import { Session } from "node:inspector/promises";
import { beforeAll, expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const session = new Session();

beforeAll(async () => {
  session.connect();
  await session.post("Profiler.enable");
});

async function callsIn(texts: readonly string[]): Promise<number> {
  const files = texts.map((text, index) => ({ file: `${index}.yaml`, text }));
  await session.post("Profiler.startPreciseCoverage", { callCount: true });
  checkFiles(files);
  const { result } = await session.post("Profiler.takePreciseCoverage");
  await session.post("Profiler.stopPreciseCoverage");
  const own = result.filter(({ url }) => url.includes("/src/"));
  return own.flatMap(({ functions }) => functions).reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join("");
const listed = (count: number, type: string): string => `[${many(count, (index) => `${type}/${index}, `)}]`;

const configuration = (sections: string, pipelines: string, receivers = "  otlp: { protocols: { grpc: } }\n") =>
  `receivers:\n${receivers}${sections}service:\n  pipelines:\n${pipelines}`;
const traces = (exporters: string) => `    traces: { receivers: [otlp], exporters: ${exporters} }\n`;

const workload = (index: number, image = "otel/opentelemetry-collector-contrib:0.161.0") => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: tier-${index}, namespace: obs }
spec:
  replicas: 2
  selector: { matchLabels: { app: tier-${index} } }
  template:
    metadata: { labels: { app: tier-${index} } }
    spec:
      containers:
        - name: main
          image: ${image}
          args: [--config=/etc/otel/config.yaml]
          volumeMounts: [{ name: config, mountPath: /etc/otel }]
      volumes: [{ name: config, configMap: { name: tier-${index} } }]
`;
const service = (index: number) => `---
apiVersion: v1
kind: Service
metadata: { name: tier-${index}, namespace: obs }
spec: { selector: { app: tier-${index} }, ports: [{ name: otlp, port: 4317, targetPort: 4317 }] }
`;
const stored = (index: number, next: string) => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: tier-${index}, namespace: obs }
data:
  config.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    processors: { tail_sampling: { policies: [{ name: all, type: always_sample }] } }
    exporters: { otlp: { endpoint: "${next}:4317", tls: { insecure: true } } }
    service: { pipelines: { traces: { receivers: [otlp], processors: [tail_sampling], exporters: [otlp] } } }
`;
const policy = (index: number) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: tier-${index}, namespace: obs }
spec:
  podSelector: { matchLabels: { app: tier-${index} } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 4317 }] }]
  egress: [{}]
`;
const autoscaler = (index: number) => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: tier-${index}, namespace: obs }
spec: { minReplicas: 2, maxReplicas: 4, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: tier-${index} } }
`;
const tier = (index: number, count: number) =>
  workload(index) + service(index) + stored(index, `tier-${(index + 1) % count}`);

const inputs: Readonly<Record<string, (count: number) => readonly string[]>> = {
  "workloads without their ConfigMaps": (count) => [many(count, workload)],
  "workloads of other programs, and their Services": (count) => [
    many(count, (index) => workload(index, "nginx:1.29") + service(index)),
  ],
  "tiers that send to each other": (count) => [many(count, (index) => tier(index, count))],
  "tiers in a file each": (count) => Array.from({ length: count }, (_, index) => tier(index, count)),
  "tiers behind policies": (count) => [many(count, (index) => tier(index, count) + policy(index))],
  "tiers that are scaled": (count) => [many(count, (index) => tier(index, count) + autoscaler(index))],
  "destinations that nothing answers": (count) => [
    many(
      count,
      (index) => workload(index) + service(index) + stored(index, `nothing-of-such-a-long-name-is-here-${index}`),
    ),
  ],
  "policies on one workload": (count) => [tier(0, 1) + many(count, policy)],
  exporters: (count) => [
    configuration(
      `exporters:\n${many(count, (index) => `  otlp/${index}: { endpoint: "b-${index}:4317" }\n`)}`,
      traces(listed(count, "otlp")),
    ),
  ],
  "load balancers": (count) => [
    configuration(
      `exporters:\n${many(
        count,
        (index) =>
          `  loadbalancing/${index}: { protocol: { otlp: }, resolver: { static: { hostnames: [b-${index}] } } }\n`,
      )}`,
      traces(listed(count, "loadbalancing")),
    ),
  ],
  "connectors in a row": (count) => [
    configuration(
      `connectors:\n${many(count, (index) => `  forward/${index}:\n`)}exporters: { debug: }\n`,
      `    traces: { receivers: [otlp], exporters: [forward/0] }\n${many(
        count - 1,
        (index) => `    traces/${index}: { receivers: [forward/${index}], exporters: [forward/${index + 1}] }\n`,
      )}    traces/last: { receivers: [forward/${count - 1}], exporters: [debug] }\n`,
    ),
  ],
  "routes of a connector": (count) => [
    configuration(
      `connectors:\n  routing:\n    table:\n${many(
        count,
        (index) => `      - { condition: 'attributes["a"] == "${index}"', pipelines: [traces/${index}] }\n`,
      )}exporters: { debug: }\n`,
      `    traces: { receivers: [otlp], exporters: [routing] }\n${many(
        count,
        (index) => `    traces/${index}: { receivers: [routing], exporters: [debug] }\n`,
      )}`,
    ),
  ],
  "numbers that are spelt otherwise": (count) => [
    configuration(
      `exporters:\n${many(count, (index) => `  otlp/${index}: { endpoint: "b:1", sending_queue: { queue_size: 0x10 } }\n`)}`,
      traces(listed(count, "otlp")),
    ),
  ],
  "headers that are no texts": (count) => [
    configuration(
      `exporters:\n  otlp:\n    endpoint: b:4317\n    headers:\n${many(count, (index) => `      h${index}: [1]\n`)}`,
      traces("[otlp]"),
    ),
  ],
};

test.each(Object.entries(inputs))("twice as many make twice the work: %s", async (_, textsOf) => {
  const count = textsOf(1).join("").includes("kind: Deployment") ? 100 : 300;
  const [few, twice] = [textsOf(count), textsOf(2 * count)];
  checkFiles(few.map((text, index) => ({ file: `${index}.yaml`, text })));
  const growth = (await callsIn(twice)) / (await callsIn(few));
  expect(growth).toBeLessThan(2.25);
});
