/** Components that decide or count over several items, which several instances of a tier can do only for what is kept together. */

import type { Signal } from "../contract/signal.ts";

export interface Stateful {
  readonly signal: Signal;
  /** Keys that keep together what the component needs together. */
  readonly keys: readonly string[];
  readonly needs: string;
  /** True where a query can put together what several instances counted. */
  readonly summable?: boolean;
}

const wholeTraces: Stateful = { signal: "traces", keys: ["traceID"], needs: "all spans of a trace" };
/** Otherwise two instances count the same series from different spans, which add up where each labels its own. */
const wholeServices: Stateful = {
  signal: "traces",
  keys: ["service", "attributes"],
  needs: "all spans of a service",
  summable: true,
};
/** Whatever is hashed is part of what a series is, so every key keeps its points together. */
const wholeSeries: Stateful = {
  signal: "metrics",
  keys: ["service", "resource", "metric", "streamID", "attributes"],
  needs: "all points of a series",
};

/**
 * Contrib components that decide or count over several items, by type without underscores: names with and without
 * them are both in use (`spanmetrics` became `span_metrics`).
 */
const statefulTypes: Readonly<Record<string, Stateful>> = Object.freeze({
  tailsampling: wholeTraces,
  groupbytrace: wholeTraces,
  servicegraph: wholeTraces,
  spanmetrics: wholeServices,
  cumulativetodelta: wholeSeries,
  deltatocumulative: wholeSeries,
  interval: wholeSeries,
  metricstarttime: wholeSeries,
});

/** By the id of a component. */
export function statefulType(id: string): Stateful | undefined {
  const type = (id.split("/")[0] ?? "").trim().replaceAll("_", "");
  return Object.hasOwn(statefulTypes, type) ? statefulTypes[type] : undefined;
}

export function addingUp({ summable }: Stateful): string {
  return summable ? ", so that each counts a part of every series, and only sums over all of them are right" : "";
}
