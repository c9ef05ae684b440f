/** Whoever is to read the metrics of a tier finds them: they are on port 8888, for those whom `network.monitoring` names. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import { isEverywhere } from "../../needs/open-ports.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, valueAt } from "./value-at.ts";

export const metricsOffered: TopologyRule = ({ pools, balancers }) =>
  [...pools, ...balancers].flatMap((tier) => [...askedToScrape(tier), ...notServed(tier)]);

const metricsPort = 8888;

function isRead({ network }: Pool | Balancer): boolean {
  const monitoring = valueAt(network, "monitoring");
  return isJsonObject(monitoring) || listed(monitoring).length > 0;
}

/** The annotations that scrape configurations of Prometheus go by. */
function askedToScrape(tier: Pool | Balancer): readonly Diagnostic[] {
  const annotation = (name: string) => valueAt(tier, "podAnnotations", `prometheus.io/${name}`);
  if (String(annotation("scrape")) !== "true" || isRead(tier)) return [];
  const clients = listed(valueAt(tier.network, "clients"));
  if (clients.some((one) => String(valueAt(one, "port")) === String(annotation("port") ?? metricsPort))) return [];
  return [
    diagnostic("FL4013", {
      at: within(tier.origin, "podAnnotations", "prometheus.io/scrape"),
      message: `Prometheus is asked to scrape the pods of "${tier.name}", and their NetworkPolicy lets nobody read metrics.`,
      help: 'name it, as in `network: { monitoring: { namespace: "monitoring", podLabels: {} } }`',
    }),
  ];
}

/** Of a Collector whose telemetry the author wrote. */
function notServed(tier: Pool | Balancer): readonly Diagnostic[] {
  if (!isRead(tier)) return [];
  const metrics = valueAt(tier, "parts", "telemetry", "metrics");
  const told = (path: Path, fact: string) => [
    diagnostic("FL4013", {
      at: within(tier.origin, "telemetry", "metrics", ...path),
      message: `${fact}, and \`network.monitoring\` lets somebody read them on port ${metricsPort} of "${tier.name}": nothing answers there.`,
      help: `leave it out, as Fairlead serves them on [::]:${metricsPort}, or leave out \`monitoring\``,
    }),
  ];
  if (valueAt(metrics, "level") === "none") return told(["level"], "No metrics are made");
  const readers = valueAt(metrics, "readers");
  if (!Array.isArray(readers) || readers.some(mayServe)) return [];
  return told(["readers"], "No reader serves metrics there");
}

function mayServe(reader: unknown): boolean {
  const served = valueAt(reader, "pull", "exporter", "prometheus");
  const [host, port] = [valueAt(served, "host"), valueAt(served, "port")];
  const isOpen = typeof host !== "string" || host.includes("${") || isEverywhere(host);
  return isJsonObject(served) && isOpen && (typeof port === "string" || port === undefined || port === metricsPort);
}
