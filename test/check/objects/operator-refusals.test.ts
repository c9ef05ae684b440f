import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const scraping = `
    receivers: { prometheus: { config: { scrape_configs: [{ job_name: a, static_configs: [{ targets: ["a:80"] }] }] } } }
    exporters: { debug: {} }
    service: { pipelines: { metrics: { receivers: [prometheus], exporters: [debug] } } }`;
const idle = scraping.replace(/scrape_configs: \[.*\] \} \} \}/, "scrape_configs: [] } } }");
const renamed = scraping.replaceAll("prometheus", "prometheus/own");
const monitors = "targetAllocator: { enabled: true, prometheusCR: { enabled: true } }";

function found(spec: string, version = "v1beta1", labels = "{}") {
  const text = `apiVersion: opentelemetry.io/${version}
kind: OpenTelemetryCollector
metadata: { name: back, namespace: obs, labels: ${labels} }
spec:
  ${spec}
`;
  return checkFiles([{ file: "all.yaml", text }])
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, place, message }) => `${code} ${place.path.slice(1).join(".")} ${message}`);
}

/** What is expected is the operator's own: collector_webhook.go of 0.129.1 and 0.140.0, and its tests of the CRD. */
test.each<[string, RegExp]>([
  [`mode: sidecar\n  tolerations: [{ operator: Exists }]\n  config:${scraping}`, /^FL4020 spec.tolerations /],
  [`mode: sidecar\n  priorityClassName: high\n  config:${scraping}`, /^FL4020 spec.priorityClassName /],
  [`mode: sidecar\n  affinity: { podAffinity: {} }\n  config:${scraping}`, /^FL4020 spec.affinity /],
  [`mode: sidecar\n  ingress: { type: ingress }\n  config:${scraping}`, /^FL4020 spec.ingress.type /],
  [
    `volumeClaimTemplates: [{ metadata: { name: d } }]\n  config:${scraping}`,
    /^FL4020 spec.volumeClaimTemplates "back" has the mode deployment/,
  ],
  [
    `deploymentUpdateStrategy: { type: Recreate }\n  mode: daemonset\n  config:${scraping}`,
    /spec.deploymentUpdateStrategy.type /,
  ],
  [`daemonSetUpdateStrategy: { type: OnDelete }\n  config:${scraping}`, /spec.daemonSetUpdateStrategy.type /],
  [`${monitors}\n  config:${scraping}`, /spec.targetAllocator.enabled .* mode deployment/],
  [`mode: daemonset\n  ${monitors}\n  config:${scraping}`, /spec.targetAllocator.enabled .* consistent-hashing/],
  [
    `mode: statefulset\n  targetAllocator: { enabled: true, allocationStrategy: per-node }\n  config:${scraping}`,
    /spec.targetAllocator.allocationStrategy /,
  ],
  [
    `mode: statefulset\n  ${monitors}\n  config:${renamed}`,
    /spec.targetAllocator.enabled .* no receiver called prometheus/,
  ],
  [
    `mode: statefulset\n  targetAllocator: { enabled: true }\n  config:${idle}`,
    /spec.targetAllocator.enabled .* nothing to/,
  ],
  [`replicas: 4\n  autoscaler: { maxReplicas: 3 }\n  config:${scraping}`, /spec.replicas "back" has 4 replicas/],
  [
    `autoscaler: { minReplicas: 4, maxReplicas: 3 }\n  config:${scraping}`,
    /spec.autoscaler.maxReplicas "back" has at least 4/,
  ],
])("the operator refuses %s", (spec, expected) => {
  expect(found(spec)).toEqual([expect.stringMatching(expected)]);
});

test.each<[string, string?, string?]>([
  [`mode: statefulset\n  volumeClaimTemplates: [{ metadata: { name: d } }]\n  config:${scraping}`],
  [`mode: sidecar\n  tolerations: []\n  config:${scraping}`],
  [`mode: daemonset\n  targetAllocator: { enabled: true, allocationStrategy: per-node }\n  config:${scraping}`],
  [`mode: statefulset\n  ${monitors}\n  config:${idle}`],
  [`mode: statefulset\n  config:${idle}`, "v1beta1", "{ opentelemetry.io/target-allocator: ta }"],
  [`replicas: 2\n  autoscaler: { minReplicas: 1, maxReplicas: 3 }\n  config:${scraping}`],
  [`minReplicas: 1\n  maxReplicas: 3\n  config: |${scraping}`, "v1alpha1"],
])("the operator takes %s", (...given) => {
  expect(found(...given)).toEqual([]);
});

test("an object without a configuration has one finding", () => {
  expect(found("replicas: 2")).toEqual([expect.stringMatching(/^FL4020 spec "back" has no config/)]);
});
