/** A health check is asked of backends whose readiness the resolver follows, in whole seconds. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { within } from "../../model/origin.ts";
import type { Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";

export const healthCheckMappable: TopologyRule = ({ pools }) => pools.flatMap(poolProblems);

function poolProblems(pool: Pool): readonly Diagnostic[] {
  const { healthCheck, discovery, origin } = pool;
  if (healthCheck === undefined) return [];
  const found: Diagnostic[] = [];
  const problem = (property: string[], message: string, help: string): void => {
    found.push(diagnostic("FL3008", { at: within(origin, "healthCheck", ...property), message, help }));
  };
  if (discovery.kind === "static") {
    problem(
      [],
      "The exporter checks no backend's health: a statically listed backend keeps its share of keys however dead it is.",
      "use `discovery: dns()` or `k8s()`: a readiness probe then decides who is listed",
    );
  }
  for (const property of ["interval", "timeout"] as const) {
    const ms = parseDurationMs(String(healthCheck[property]));
    if (ms === undefined || ms < 1_000 || ms % 1_000 !== 0) {
      problem(
        [property],
        `The kubelet counts whole seconds; ${property} is ${JSON.stringify(healthCheck[property])}.`,
        "use whole seconds, at least 1s",
      );
    }
  }
  for (const property of ["healthyThreshold", "unhealthyThreshold"] as const) {
    if (!(Number.isInteger(healthCheck[property]) && healthCheck[property] >= 1)) {
      problem([property], `${property} is ${JSON.stringify(healthCheck[property])}.`, "use a whole number from 1 on");
    }
  }
  return found;
}
