/** Whether a Collector's own metrics can be scraped of its pod, under the names that it has by itself. */

import { has } from "../model/collector/behaviours.ts";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";

/** Why not, as what follows "its metrics". */
export type MetricsProblem = "are off" | "are not on port 8888" | "are on localhost alone" | "have other names";

const port = 8888;

/** Without them names have suffixes such as `_total` and `_milliseconds`. */
export const plainNames: readonly string[] = ["without_scope_info", "without_type_suffix", "without_units"];

/** @param metrics `service.telemetry.metrics` @param version of the Collector */
export function metricsProblem(metrics: unknown, version: string): MetricsProblem | undefined {
  const at = (value: unknown, ...path: readonly string[]): Json | undefined =>
    isJsonObject(value as Json) ? jsonAt(value as Json, path) : undefined; // Past the types anything may stand there.
  if (at(metrics, "level") === "none") return "are off";
  const readers = at(metrics, "readers");
  const reader = (Array.isArray(readers) ? (readers as readonly Json[]) : [])
    .map((one) => at(one, "pull", "exporter", "prometheus"))
    .find((one) => at(one, "port") === port);
  if (reader === undefined) return "are not on port 8888";
  const host = at(reader, "host");
  if (host === undefined || /^(?:localhost|127\..*|\[?::1\]?)$/.test(String(host))) return "are on localhost alone";
  const isPlain = plainNames.every((flag) => (at(reader, flag) ?? has(version, "plainMetricNames")) === true);
  return isPlain ? undefined : "have other names";
}
