/** Selectors of PromQL, and the few functions that alerts and panels are made of. */

import type { Plan, Workload } from "../../model/plan.ts";

/**
 * What makes a series one of these pods': the labels that monitors of the Prometheus operator, and every usual configuration,
 * give what they scrape of a pod.
 */
export type Selector = string;

export function seriesOf(workloads: readonly Workload[], { namespace }: Pick<Plan, "namespace">): Selector {
  return `namespace="${namespace}",pod=~"${workloads.map(podPattern).join("|")}"`;
}

/** Longer names of Deployments are cut before the hashes of their pods (apiserver names/generate.go: 58 characters in all). */
const wholeNameMax = 46;

/** Names of a workload's pods and of no other's: a StatefulSet numbers them, a Deployment adds two hashes. */
function podPattern({ name, kind, volumes }: Workload): string {
  // What the operator makes has a suffix more, and is a StatefulSet where it claims volumes.
  const made = kind === "OpenTelemetryCollector" ? `${name}-collector` : name;
  const claims = volumes.some(({ volume }) => volume.kind === "claim-template");
  if (kind === "StatefulSet" || (kind === "OpenTelemetryCollector" && claims)) return `${made}-[0-9]+`;
  return made.length > wholeNameMax ? `${made.slice(0, wholeNameMax)}.*` : `${made}-[a-z0-9]+-[a-z0-9]{5}`;
}

interface Asked {
  readonly of: Selector;
  /** Labels; without them all is one. */
  readonly by?: string;
  /** Further matchers. */
  readonly more?: string;
  readonly over?: "5m" | "10m" | "15m";
}

/** How much a second. */
export function rate(metric: string, { of, by, more = "", over = "5m" }: Asked): string {
  const grouped = by === undefined ? "sum" : `sum by (${by})`;
  return `${grouped} (rate(${metric}{${of}${more === "" ? "" : `,${more}`}}[${over}]))`;
}

/** What all but a hundredth of calls are faster than, by endpoint. @param metric without `_bucket` */
export function slowest(metric: string, of: Selector): string {
  return `histogram_quantile(0.99, ${rate(`${metric}_bucket`, { of, by: "le, endpoint" })})`;
}
