/** PodMonitors and ServiceMonitors (monitoring.coreos.com/v1, operator 0.85.0): who is scraped, a tier each. */

import type { Monitoring, ScrapedTier } from "../../model/monitoring.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";

export function monitors({ scrape, tiers, labels, port }: Monitoring): readonly KubernetesObject[] {
  switch (scrape) {
    case undefined:
      return [];
    case "pod-monitor":
      return tiers.map((tier) => podMonitor(tier, labels, port));
    case "service-monitor":
      return tiers.map((tier) => serviceMonitor(tier, labels));
  }
}

const component = "app.kubernetes.io/component";

/**
 * The operator names the scraped port `endpoint`, which is also the label of a backend: it would be kept as
 * `exported_endpoint`. Without the names of Services pods that are behind several are one target.
 */
const relabelings = Object.freeze([{ action: "labeldrop", regex: "endpoint|service" }]);

function podMonitor({ name, pods }: ScrapedTier, labels: Monitoring["labels"], port: string): KubernetesObject {
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PodMonitor",
    metadata: { name, labels: { ...labels, [component]: name } },
    spec: {
      selector: { matchLabels: pods },
      podMetricsEndpoints: [{ port, path: "/metrics", relabelings }],
    },
  };
}

function serviceMonitor({ name, services, servicePort }: ScrapedTier, labels: Monitoring["labels"]): KubernetesObject {
  // The Service's name would be the job otherwise.
  const job = { targetLabel: "job", replacement: name };
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ServiceMonitor",
    metadata: { name, labels: { ...labels, [component]: name } },
    spec: {
      selector: { matchLabels: services },
      endpoints: [{ port: servicePort, path: "/metrics", relabelings: [...relabelings, job] }],
    },
  };
}
