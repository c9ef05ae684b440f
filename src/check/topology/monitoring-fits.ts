/** What is written for Prometheus and Grafana works: somebody may scrape each tier, its metrics are there, and they have the names that alerts ask for. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer, Pool, Topology } from "../../model/topology.ts";
import { metricsProblem, plainNames } from "../../needs/own-metrics.ts";
import type { TopologyRule } from "../rule.ts";
import { labelMisfits } from "./pod-options-legal.ts";
import { listed, show, valueAt } from "./value-at.ts";

export const monitoringFits: TopologyRule = (topology) => {
  const { monitoring, origin, pools, balancers } = topology;
  if (monitoring === undefined) return [];
  const wants = (option: string) => valueAt(monitoring, option) !== undefined && valueAt(monitoring, option) !== false;
  const isRead = ["scrape", "alerts", "dashboard"].some(wants);
  return [
    ...labelMisfits(valueAt(monitoring, "labels"), within(origin, "monitoring", "labels")),
    ...runbookMisfits(topology),
    ...(wants("scrape") ? shutOut(topology) : []),
    ...(valueAt(monitoring, "scrape") === "service-monitor" ? balancers.flatMap(withoutPort) : []),
    ...(isRead ? [...pools, ...balancers].flatMap((tier) => unreadable(tier, topology)) : []),
  ];
};

function runbookMisfits({ monitoring, origin }: Topology): readonly Diagnostic[] {
  const runbook = valueAt(monitoring, "runbook");
  if (typeof runbook !== "string" || (/^https?:\/\/[^\s#]+$/.test(runbook) && URL.canParse(runbook))) return [];
  const message = `The runbook is at ${show(runbook)}, which is not a URL without a fragment: alerts append the heading to it.`;
  const help = 'as "https://git.example.com/telemetry/blob/main/dist/shop/runbook.md"';
  return [diagnostic("FL1009", { at: within(origin, "monitoring", "runbook"), message, help })];
}

/** Told once, as one option lets whoever scrapes in everywhere. */
function shutOut({ monitoring, origin, pools, balancers }: Topology): readonly Diagnostic[] {
  if (peersIn(valueAt(monitoring, "prometheus"))) return [];
  const closed = [...pools, ...balancers].filter(({ network }) => !peersIn(valueAt(network, "monitoring")));
  if (closed.length === 0) return [];
  const names = closed.map(({ name }) => `"${name}"`).join(", ");
  return [
    diagnostic("FL4049", {
      at: within(origin, "monitoring", "scrape"),
      message: `Nobody may scrape ${names}: NetworkPolicies admit nobody to their metrics.`,
      help: 'name who scrapes, as in `prometheus: { namespace: "monitoring", podLabels: { "app.kubernetes.io/name": "prometheus" } }`',
    }),
  ];
}

function peersIn(given: unknown): boolean {
  return listed(given).length > 0 || (typeof given === "object" && given !== null && !Array.isArray(given));
}

/** Metrics are for those inside the cluster, so a Service that faces outwards does not have their port (`lower/kubernetes/services.ts`). */
function withoutPort({ name, service, origin }: Balancer): readonly Diagnostic[] {
  const type = valueAt(service, "type");
  if (type === undefined || type === "ClusterIP") return [];
  return [
    diagnostic("FL4050", {
      at: within(origin, "service", "type"),
      message: `The Service of "${name}" is a ${String(type)} and does not have the port of metrics, so a ServiceMonitor would find nothing.`,
      help: '`scrape: "pod-monitor"` asks the pods themselves',
    }),
  ];
}

/** What an author writes of a Collector's own metrics replaces what Fairlead writes. */
function unreadable(tier: Pool | Balancer, { collector }: Topology): readonly Diagnostic[] {
  const metrics = valueAt(tier, "parts", "telemetry", "metrics");
  const problem = metrics === undefined ? undefined : metricsProblem(metrics, collector.version);
  if (problem === undefined) return [];
  const more = problem === "have other names" ? `, unless ${plainNames.join(", ")} are true` : "";
  return [
    diagnostic("FL4050", {
      at: within(tier.origin, "telemetry", "metrics"),
      message: `The metrics of "${tier.name}" ${problem}${more}, and what is written for Prometheus and Grafana asks for them.`,
      help: "leave `telemetry.metrics` out: Fairlead's reader is on port 8888 of every address, with the names that alerts and panels have",
    }),
  ];
}
