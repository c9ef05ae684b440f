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

/** One component's settings, with its defaults behind them; what is asked for is named by its keys. */
export interface Settings {
  readonly has: (behaviour: Behaviour) => boolean;
  /** True when a pipeline uses the component: some checks are made only when it is built. */
  readonly used: boolean;
  readonly written: (...path: Path) => Json | undefined;
  /** What the component will have: the written value, else its default. */
  readonly effective: (...path: Path) => Json | undefined;
  /** Numbers as they are, null as zero; undefined for anything else. */
  readonly number: (...path: Path) => number | undefined;
  /** Milliseconds; a bare number is nanoseconds. */
  readonly duration: (...path: Path) => number | undefined;
  /** A string; null and absence are empty. */
  readonly text: (...path: Path) => string;
  readonly section: (...path: Path) => JsonObject | undefined;
  /** A word that is not one of a few; none at all is the default. */
  readonly unknownWord: (path: Path, words: readonly string[], what: string) => readonly SettingProblem[];
  /** Numbers and times below zero. */
  readonly negative: (...paths: readonly Path[]) => readonly SettingProblem[];
}

export interface SettingCheck {
  /** Section and type, by its oldest name: `processors/batch`. */
  readonly component: string;
  /** The behaviour mirrored, and the versions it was seen in. */
  readonly mirrors: string;
  readonly check: (settings: Settings) => readonly SettingProblem[];
}

export function settingsOf(
  config: JsonObject,
  defaults: Json,
  { has, used }: Pick<Settings, "has" | "used">,
): Settings {
  const written: Settings["written"] = (...path) => jsonAt(config, path);
  const effective: Settings["effective"] = (...path) => {
    const found = written(...path);
    return found !== undefined ? found : jsonAt(defaults, path);
  };
  const number: Settings["number"] = (...path) => {
    const value = effective(...path) === null ? 0 : effective(...path);
    return typeof value === "number" ? value : undefined;
  };
  const duration: Settings["duration"] = (...path) => {
    const text = effective(...path);
    if (typeof text === "string") return isReference(text) ? undefined : parseDurationMs(text);
    const nanoseconds = number(...path);
    return nanoseconds && nanoseconds / 1e6;
  };
  const text: Settings["text"] = (...path) => textIn(effective(...path));
  return {
    has,
    used,
    written,
    effective,
    number,
    duration,
    text,
    section: (...path) => {
      const value = written(...path);
      return isJsonObject(value) ? value : undefined;
    },
    unknownWord: (path, words, what) => {
      const word = text(...path);
      if (word === "" || words.includes(word) || isReference(word)) return [];
      return [outOfRange(path, `"${word}" is not ${what}`, `use ${words.join(" or ")}`)];
    },
    negative: (...paths) =>
      paths
        .filter((path) => (duration(...path) ?? 0) < 0)
        .map((path) => outOfRange(path, `${path.at(-1)} is negative`, "use 0 or more")),
  };
}

/** The string behind the keys, where there is one; else empty. */
export function textIn(value: Json | undefined, ...path: Path): string {
  const found = value === undefined ? undefined : jsonAt(value, path);
  return typeof found === "string" ? found : "";
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
