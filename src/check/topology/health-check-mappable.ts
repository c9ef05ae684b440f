/** A health check is asked of backends whose readiness the resolver follows, and each probe ends before the next. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

export const healthCheckMappable: TopologyRule = ({ pools, existing, balancers }) => [
  ...existing.flatMap(({ name, healthCheck, origin }) => {
    if (!isJsonObject(healthCheck)) return [];
    const at = within(origin, "healthCheck");
    const blind = balancers.find(({ to, target }) => to === name && target === "collector");
    return [
      ...(blind ? [unasked(blind.name, at)] : []),
      ...overlap(healthCheck["interval"], healthCheck["timeout"], within(at, "timeout")),
    ];
  }),
  ...pools.flatMap(({ name, discovery, healthCheck, origin }) => {
    if (!isJsonObject(healthCheck)) return [];
    const at = within(origin, "healthCheck");
    const asked = balancers.filter(({ to }) => to === name);
    const checksItself = asked.length > 0 && asked.every(({ target }) => target === "fairlead");
    return [
      ...(valueAt(discovery, "kind") === "static" && !checksItself ? [unfollowed(name, at)] : []),
      ...overlap(healthCheck["interval"], healthCheck["timeout"], within(at, "timeout")),
    ];
  }),
];

function unasked(balancer: string, at: Place): Diagnostic {
  return diagnostic("FL3008", {
    at,
    message: `The exporter does not check health, so "${balancer}" would not ask these backends how they are.`,
    help: 'use `target: "fairlead"` for it, or leave this out: behind a Service, the readiness probes of its pods decide who is listed',
  });
}

function unfollowed(name: string, at: Place): Diagnostic {
  return diagnostic("FL3008", {
    at,
    message: `The exporter does not check health: the backends of "${name}" are listed by name and keep their share of keys even while they are down.`,
    help: "use `discovery: dns()` or `k8s()`, so that a readiness probe decides who is listed",
  });
}

/** Kubernetes accepts it, and then probes less often than asked. */
function overlap(interval: unknown, timeout: unknown, at: Place): readonly Diagnostic[] {
  const [intervalMs, timeoutMs] = [interval, timeout].map((value) =>
    typeof value === "string" ? parseDurationMs(value) : undefined,
  );
  if (intervalMs === undefined || timeoutMs === undefined || timeoutMs <= intervalMs) return [];
  return [
    diagnostic("FL3008", {
      at,
      severity: "warning",
      message: `A probe that waits ${show(timeout)} is still waiting when the next is due after ${show(interval)}.`,
      help: "make the timeout no longer than the interval",
    }),
  ];
}
