/** What a check of one component's settings sees, and how it states what is wrong. */

import type { Code, Severity } from "../../../../diagnostics/codes.ts";
import type { Path } from "../../../../diagnostics/place.ts";
import { wouldNotStart } from "../../../../diagnostics/would-not-start.ts";
import type { Behaviour } from "../../../../model/collector/behaviours.ts";
import { parseDurationMs } from "../../../../model/duration.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";

export interface SettingProblem {
  readonly path: Path;
  readonly code: Code;
  readonly message: string;
  readonly help: string;
  readonly severity?: Severity;
  /** Other settings that would do as well, or that the path is compared with. */
  readonly restsOn?: readonly Path[] | undefined;
}

/** One component's settings, with its defaults behind them. */
export interface Settings {
  readonly has: (behaviour: Behaviour) => boolean;
  /** True when a pipeline uses the component: some checks are made only when it is built. */
  readonly used: boolean;
  readonly config: JsonObject;
  readonly defaults: Json;
}

export interface SettingCheck {
  /** Section and type, by its oldest name: `processors/batch`. */
  readonly component: string;
  /** The behaviour mirrored, and the versions it was seen in. */
  readonly mirrors: string;
  readonly check: (settings: Settings) => readonly SettingProblem[];
}

/** What the component will have: the written value, else its default. */
export function effective(settings: Settings, path: Path): Json | undefined {
  const written = jsonAt(settings.config, path);
  return written !== undefined ? written : jsonAt(settings.defaults, path);
}

export function written(settings: Settings, path: Path): Json | undefined {
  return jsonAt(settings.config, path);
}

/** Numbers as they are, null as zero; undefined for anything else. */
export function numberAt(settings: Settings, path: Path): number | undefined {
  const value = effective(settings, path);
  if (value === null) return 0;
  return typeof value === "number" ? value : undefined;
}

/** Milliseconds; a bare number is nanoseconds. */
export function durationAt(settings: Settings, path: Path): number | undefined {
  const value = effective(settings, path);
  if (value === null) return 0;
  if (typeof value === "number") return value / 1e6;
  return typeof value === "string" && !isReference(value) ? parseDurationMs(value) : undefined;
}

/** A string; null and absence are empty. */
export function textAt(settings: Settings, path: Path): string {
  const value = effective(settings, path);
  return typeof value === "string" ? value : "";
}

/** The string of a member, where the value is a section that has it; else empty. */
export function textIn(value: Json | undefined, key: string): string {
  const found = value === undefined ? undefined : jsonAt(value, [key]);
  return typeof found === "string" ? found : "";
}

export function sectionAt(settings: Settings, path: Path): JsonObject | undefined {
  const value = written(settings, path);
  return isJsonObject(value) ? value : undefined;
}

export function required(path: Path, message: string, help: string, restsOn?: readonly Path[]): SettingProblem {
  return { path, code: "FL1101", message: wouldNotStart(message), help, restsOn };
}

export function outOfRange(path: Path, message: string, help: string, restsOn?: readonly Path[]): SettingProblem {
  return { path, code: "FL1102", message: wouldNotStart(message), help, restsOn };
}

export function conflict(path: Path, message: string, help: string, restsOn?: readonly Path[]): SettingProblem {
  return { path, code: "FL1103", message: wouldNotStart(message), help, restsOn };
}

/** A word that is not one of a few; none at all is the default. */
export function unknownWord(
  settings: Settings,
  path: Path,
  words: readonly string[],
  what: string,
): readonly SettingProblem[] {
  const word = textAt(settings, path);
  if (word === "" || words.includes(word) || isReference(word)) return [];
  return [outOfRange(path, `"${word}" is not ${what}`, `use ${words.join(" or ")}`)];
}

/** Numbers and times below zero. */
export function negative(settings: Settings, ...paths: readonly Path[]): readonly SettingProblem[] {
  return paths
    .filter((path) => (durationAt(settings, path) ?? 0) < 0)
    .map((path) => outOfRange(path, `${path.at(-1)} is negative`, "use 0 or more"));
}
