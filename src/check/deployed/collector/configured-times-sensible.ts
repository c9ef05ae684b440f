/**
 * Times of a configuration that it takes and that are too short for what they are of, whatever the component: nothing is answered in
 * them, or the work of one begins before that of the last has ended.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { parseDurationMs } from "../../../model/duration.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const configuredTimesSensible: CollectorRule = (view) =>
  view.components.flatMap(({ path, settings, type, section }) =>
    timesIn(settings, path).flatMap(({ key, milliseconds, written, at }): readonly Diagnostic[] => {
      if (type === "memory_limiter") return tooRare(view, key, milliseconds, written, at);
      const row = rows.find(({ pattern, of }) => pattern.test(key) && (of === undefined || of === section));
      if (row === undefined || milliseconds <= 0 || milliseconds >= row.least) return [];
      return [
        view.finding("FL1006", at, {
          message: `${key} is ${written}: in this time ${row.effect}.`,
          help: `use ${row.least} ms or more`,
        }),
      ];
    }),
  );

interface Row {
  readonly pattern: RegExp;
  readonly of?: "exporters";
  readonly least: number;
  readonly effect: string;
}

const rows: readonly Row[] = Object.freeze([
  {
    pattern: /^timeout$/,
    of: "exporters",
    least: 10,
    effect: "nothing can answer, so every request fails and is repeated",
  },
  {
    pattern: /^(?:scrape|collection|metrics_flush|poll|refresh|flush|collector)_interval$/,
    least: 20,
    effect: "each round starts before the last has ended, which takes all available CPU",
  },
]);

/** What fills memory in less time is not seen: at 100 MB/s a container of 512 MiB is full in five seconds. */
const longestBetweenChecks = 10_000;

function tooRare(view: CollectorView, key: string, milliseconds: number, written: string, at: Path) {
  if (key !== "check_interval" || milliseconds <= longestBetweenChecks) return [];
  return [
    view.finding("FL1006", at, {
      message: `memory_limiter checks memory every ${written}: data that fills it in between is not refused, and the container is killed.`,
      help: 'use "1s"',
    }),
  ];
}

interface Time {
  readonly key: string;
  readonly milliseconds: number;
  readonly written: string;
  readonly at: Path;
}

/** Deeper nesting is not looked into. */
const depthMax = 12;

function timesIn(value: Json | undefined, at: Path, depth = depthMax): readonly Time[] {
  if (typeof value === "string") {
    const milliseconds = parseDurationMs(value);
    return milliseconds === undefined ? [] : [{ key: String(at.at(-1)), milliseconds, written: value, at }];
  }
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => timesIn(item, [...at, index], depth - 1));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => timesIn(item, [...at, key], depth - 1));
}
