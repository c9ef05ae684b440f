/** A health check is asked of backends whose readiness the resolver follows, in what the kubelet can count. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

export const healthCheckMappable: TopologyRule = ({ pools, balancers }) =>
  pools.flatMap(({ name, discovery, healthCheck, origin }) => {
    if (!isJsonObject(healthCheck)) return [];
    const at = within(origin, "healthCheck");
    const asked = balancers.filter(({ to }) => to === name);
    const checksItself = asked.length > 0 && asked.every(({ target }) => target === "fairlead");
    return [
      ...(valueAt(discovery, "kind") === "static" && !checksItself ? [unfollowed(name, at)] : []),
      ...["interval", "timeout"].flatMap((key) => secondsProblems(healthCheck[key], within(at, key))),
      ...["healthyThreshold", "unhealthyThreshold"].flatMap((key) => countProblems(healthCheck[key], within(at, key))),
      ...overlap(healthCheck["interval"], healthCheck["timeout"], within(at, "timeout")),
    ];
  });

function unfollowed(name: string, at: Place): Diagnostic {
  return diagnostic("FL3008", {
    at,
    message: `The exporter checks no backend's health: those of "${name}" are listed by name and keep their share of keys however dead they are.`,
    help: "use `discovery: dns()` or `k8s()`, so that a readiness probe decides who is listed",
  });
}

function secondsProblems(value: unknown, at: Place): readonly Diagnostic[] {
  const ms = milliseconds(value);
  if (ms !== undefined && ms >= 1_000 && ms % 1_000 === 0) return [];
  return [
    diagnostic("FL3008", {
      at,
      message: `The kubelet counts whole seconds; ${at.path.at(-1)} is ${show(value)}.`,
      help: "use whole seconds, at least seconds(1)",
    }),
  ];
}

function countProblems(value: unknown, at: Place): readonly Diagnostic[] {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return [];
  return [
    diagnostic("FL3008", {
      at,
      message: `${at.path.at(-1)} is ${show(value)}; the kubelet counts results in a row.`,
      help: "use a whole number, at least 1",
    }),
  ];
}

/** Kubernetes takes it, and then probes less often than asked. */
function overlap(interval: unknown, timeout: unknown, at: Place): readonly Diagnostic[] {
  const intervalMs = milliseconds(interval);
  const timeoutMs = milliseconds(timeout);
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

function milliseconds(value: unknown): number | undefined {
  return typeof value === "string" ? parseDurationMs(value) : undefined;
}
