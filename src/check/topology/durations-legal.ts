/** Durations of a blueprint are Go durations, positive where time has to pass. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { type Origin, within } from "../../model/origin.ts";
import type { TopologyRule } from "../rule.ts";

export const durationsLegal: TopologyRule = ({ pools, balancers, generators }) => [
  ...pools.flatMap(({ discovery, maxConnectionAge, origin }) => [
    ...("interval" in discovery ? positive(discovery.interval, within(origin, "discovery", "interval")) : []),
    ...("timeout" in discovery ? positive(discovery.timeout, within(origin, "discovery", "timeout")) : []),
    ...positive(maxConnectionAge?.age, within(origin, "maxConnectionAge", "age")),
    ...positive(maxConnectionAge?.grace, within(origin, "maxConnectionAge", "grace")),
  ]),
  ...balancers.flatMap(({ timeout, retry, origin }) => [
    ...positive(timeout, within(origin, "timeout")),
    ...positive(retry?.initialInterval, within(origin, "retry", "initialInterval")),
    ...positive(retry?.maxInterval, within(origin, "retry", "maxInterval")),
    ...legal(retry?.maxElapsedTime, within(origin, "retry", "maxElapsedTime"), 0),
  ]),
  ...generators.flatMap(({ every, origin }) => positive(every, within(origin, "every"))),
];

function positive(text: unknown, at: Origin): readonly Diagnostic[] {
  return legal(text, at, Number.MIN_VALUE);
}

function legal(text: unknown, at: Origin, leastMs: number): readonly Diagnostic[] {
  if (text === undefined) return [];
  const ms = typeof text === "string" ? parseDurationMs(text) : undefined;
  if (ms !== undefined && ms >= leastMs) return [];
  return [
    diagnostic("FL3014", {
      at,
      message: `${JSON.stringify(text)} is ${ms === undefined ? "no duration" : "not a time that can pass"}.`,
      help: 'write seconds(5), minutes(1), or a Go duration such as "1m30s"',
    }),
  ];
}
