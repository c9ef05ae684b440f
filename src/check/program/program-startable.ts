/**
 * What Fairlead's balancer will be told is what it takes: the same reading that it does at start, done before anything is
 * written. What an option became is named as it stands in balancer.json; the place is the option's.
 */

import { parseBalancerConfig } from "../../contract/parse-balancer-config.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { BalancerProgram } from "../../model/plan.ts";

/** Options by the members that lowering makes of them; the longest that fits decides. */
const options: readonly (readonly [member: string, property: readonly string[]])[] = [
  ["delivery.deadlineMs", ["deadline"]],
  ["exporter.batch.bytesMax", ["batch", "bytes"]],
  ["exporter.batch.itemsMax", ["batch", "items"]],
  ["exporter.batch.timeoutMs", ["batch", "timeout"]],
  ["exporter.headers", ["headers"]],
  ["exporter.queueBytesMax", ["resources", "limits", "memory"]],
  ["exporter.retry.initialIntervalMs", ["retry", "initialInterval"]],
  ["exporter.retry.maxElapsedMs", ["retry", "maxElapsedTime"]],
  ["exporter.retry.maxIntervalMs", ["retry", "maxInterval"]],
  ["exporter.timeoutMs", ["timeout"]],
  ["health.active", ["to"]],
  ["health.ejection.baseEjectionTimeMs", ["ejection", "baseEjectionTime"]],
  ["health.ejection.consecutive5xx", ["ejection", "consecutive5xx"]],
  ["health.ejection.intervalMs", ["ejection", "interval"]],
  ["health.ejection.maxEjectionPercent", ["ejection", "maxEjectionPercent"]],
  ["health.ejection.maxEjectionTimeMs", ["ejection", "maxEjectionTime"]],
  ["health.panicThreshold", ["panicThreshold"]],
  ["health.slowStartMs", ["slowStart"]],
  ["limits.connectionAgeMs", ["connectionAge"]],
  ["limits.heldBytesMax", ["resources", "limits", "memory"]],
  ["resolver", ["to"]],
  ["resourceUpserts", ["resourceAttributes"]],
  ["routes.logs", ["routes", "logs"]],
  ["routes.metrics", ["routes", "metrics"]],
  ["routes.traces", ["routes", "traces"]],
];

export function programStartable({ config, origin }: BalancerProgram): readonly Diagnostic[] {
  const parsed = parseBalancerConfig(JSON.stringify(config));
  if (parsed.kind === "config") return [];
  const found = parsed.problems.map(({ path, reason }) => ({ path, reason, property: propertyOf(path) }));
  // One option may become several members, each with its problem.
  const first = found.filter(
    ({ property }, index) => index === found.findIndex((other) => other.property.join() === property.join()),
  );
  return first.map(({ path, reason, property }) =>
    diagnostic("FL3016", {
      at: within(origin, ...property),
      message: `The balancer would not start: ${path} ${reason}.`,
      help: "change the option; in balancer.json times are milliseconds and sizes are bytes",
    }),
  );
}

function propertyOf(path: string): readonly string[] {
  const fitting = options.filter(
    ([member]) => path === member || (/^[.[]/.test(path.slice(member.length)) && path.startsWith(member)),
  );
  return fitting.sort(([left], [right]) => right.length - left.length)[0]?.[1] ?? [];
}
