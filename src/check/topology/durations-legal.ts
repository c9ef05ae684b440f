/** Durations of a blueprint are Go durations, positive where time has to pass. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

export const durationsLegal: TopologyRule = ({ pools, balancers, generators }) => [
  ...pools.flatMap(({ discovery, maxConnectionAge, origin }) => [
    ...positive(valueAt(discovery, "interval"), within(origin, "discovery", "interval")),
    ...positive(valueAt(discovery, "timeout"), within(origin, "discovery", "timeout")),
    ...members(maxConnectionAge, ["age", "grace"], within(origin, "maxConnectionAge")),
  ]),
  ...balancers.flatMap(({ timeout, retry, origin, ...balancer }) => [
    ...["deadline", "slowStart", "connectionAge"].flatMap((name) =>
      positive(valueAt(balancer, "settings", name), within(origin, name)),
    ),
    ...members(valueAt(balancer, "settings", "batch"), ["timeout"], within(origin, "batch")),
    ...members(valueAt(balancer, "settings", "ejection"), ejectionTimes, within(origin, "ejection")),
    ...positive(timeout, within(origin, "timeout")),
    ...members(retry, ["initialInterval", "maxInterval"], within(origin, "retry")),
    ...members(retry, ["maxElapsedTime"], within(origin, "retry"), 0),
  ]),
  ...generators.flatMap(({ every, origin }) => unlike(every, within(origin, "every"), Number.MIN_VALUE)),
];

const ejectionTimes = ["interval", "baseEjectionTime", "maxEjectionTime"];

/** Left out is fine: lowering knows a default. */
function positive(value: unknown, at: Place): readonly Diagnostic[] {
  return value === undefined ? [] : unlike(value, at, Number.MIN_VALUE);
}

/** What an object must have when it is there at all. */
function members(owner: unknown, keys: readonly string[], at: Place, leastMs: number = Number.MIN_VALUE) {
  if (!isJsonObject(owner)) return [];
  return keys.flatMap((key) => unlike(owner[key], within(at, key), leastMs));
}

function unlike(value: unknown, at: Place, leastMs: number): readonly Diagnostic[] {
  const ms = typeof value === "string" ? parseDurationMs(value) : undefined;
  if (ms !== undefined && ms >= leastMs) return [];
  const [last] = at.path.slice(-1);
  const problem = ms === undefined ? "which is no duration" : "which is no time that can pass";
  return [
    diagnostic("FL3014", {
      at,
      message: value === undefined ? `${last} is missing.` : `${last} is ${show(value)}, ${problem}.`,
      help: 'write seconds(5), minutes(1), or a Go duration such as "1m30s"',
    }),
  ];
}
