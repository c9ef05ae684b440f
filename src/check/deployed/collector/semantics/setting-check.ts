/** What a check of one component's settings sees, and how it states what is wrong. */

import type { Signal } from "../../../../contract/signal.ts";
import type { Code, Severity } from "../../../../diagnostics/codes.ts";
import type { Path } from "../../../../diagnostics/place.ts";
import { oneOfWords } from "../../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../../diagnostics/would-not-start.ts";
import type { Behaviour } from "../../../../model/collector/behaviours.ts";
import type { FeatureGate } from "../../../../model/collector/feature-gates.ts";
import { parseDurationMs } from "../../../../model/duration.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";

export interface SettingCheck {
  /** Section and type, by its oldest name: `processors/batch`. */
  readonly component: string;
  /** The behaviour mirrored, and the versions it was seen in. */
  readonly mirrors: string;
  readonly check: (settings: Settings) => Problems;
}

export type Problems = Iterable<SettingProblem>;

export interface SettingProblem {
  readonly path: Path;
  readonly code: Code;
  /** What is, without what follows from it. */
  readonly fact: string;
  readonly message: string;
  readonly help: string;
  readonly severity?: Severity;
  /** Found out when a client or server is started, and not before: a balancer's client is started for each backend. */
  readonly atStart?: true;
  /** The Collector takes it, and what it is about never works. */
  readonly useless?: true;
  /** Other settings that would do as well, or that the path is compared with. */
  readonly restsOn: readonly Path[];
}

/** The settings of a component, or of a section in it, with the defaults behind them; asked for by their keys. */
export interface Settings {
  readonly has: (behaviour: Behaviour) => boolean;
  readonly gate: (id: FeatureGate) => boolean;
  /** False for a component with nothing behind its name. */
  readonly isWritten: boolean;
  /** True when a pipeline uses the component: some checks are made only when it is built. */
  readonly used: boolean;
  /** Signals of the pipelines that use it. */
  readonly signals: readonly Signal[];
  readonly written: (...path: Path) => Json | undefined;
  /** Where a section is written. */
  readonly section: (...path: Path) => JsonObject | undefined;
  /** What is listed; empty where no list is written. */
  readonly list: (...path: Path) => readonly Json[];
  /** What the component will have: the written value, else its default. */
  readonly effective: (...path: Path) => Json | undefined;
  /** Its default. */
  readonly otherwise: (...path: Path) => Json | undefined;
  /** Numbers as they are, null as zero; undefined for anything else. */
  readonly number: (...path: Path) => number | undefined;
  /** Milliseconds; a bare number is nanoseconds. */
  readonly duration: (...path: Path) => number | undefined;
  /** A string; null and absence are empty. */
  readonly text: (...path: Path) => string;
  /** The problems of a section, where it is written. */
  readonly below: (path: Path, check: SettingCheck["check"]) => Problems;
}

export function settingsOf(config: JsonObject, defaults: Json | undefined, use: Use): Settings {
  return new SettingsOfSection(config, defaults, use);
}

type Use = Pick<Settings, "has" | "gate" | "isWritten" | "used" | "signals">;

/** A class, as one is made for every section of every component, and closures for each method would take longer than the checks. */
class SettingsOfSection implements Settings {
  readonly has: Settings["has"];
  readonly gate: Settings["gate"];
  readonly isWritten: boolean;
  readonly used: boolean;
  readonly signals: readonly Signal[];
  readonly #config: JsonObject;
  readonly #defaults: Json | undefined;

  constructor(config: JsonObject, defaults: Json | undefined, { has, gate, isWritten, used, signals }: Use) {
    this.has = has;
    this.gate = gate;
    this.isWritten = isWritten;
    this.used = used;
    this.signals = signals;
    this.#config = config;
    this.#defaults = defaults;
  }

  written(...path: Path): Json | undefined {
    return jsonAt(this.#config, path);
  }

  section(...path: Path): JsonObject | undefined {
    const value = jsonAt(this.#config, path);
    return isJsonObject(value) ? value : undefined;
  }

  list(...path: Path): readonly Json[] {
    const value = jsonAt(this.#config, path);
    return Array.isArray(value) ? value : [];
  }

  effective(...path: Path): Json | undefined {
    const value = jsonAt(this.#config, path);
    return value === undefined ? this.otherwise(...path) : value;
  }

  otherwise(...path: Path): Json | undefined {
    return this.#defaults === undefined ? undefined : jsonAt(this.#defaults, path);
  }

  number(...path: Path): number | undefined {
    const value = this.effective(...path);
    if (value === null) return 0;
    return typeof value === "number" ? value : undefined;
  }

  duration(...path: Path): number | undefined {
    const value = this.effective(...path);
    if (typeof value === "string") return isReference(value) ? undefined : parseDurationMs(value);
    const nanoseconds = this.number(...path);
    return nanoseconds === undefined ? undefined : nanoseconds / 1e6;
  }

  text(...path: Path): string {
    return textIn(this.effective(...path));
  }

  below(path: Path, check: SettingCheck["check"]): Problems {
    const inner = this.section(...path);
    if (inner === undefined) return [];
    return [...check(new SettingsOfSection(inner, this.otherwise(...path), this))].map((problem) => ({
      ...problem,
      path: [...path, ...problem.path],
      restsOn: problem.restsOn.map((other) => [...path, ...other]),
    }));
  }
}

/** The string behind the keys, where there is one; else empty. */
export function textIn(value: Json | undefined, ...path: Path): string {
  const found = value === undefined ? undefined : jsonAt(value, path);
  return typeof found === "string" ? found : "";
}

/** One key, or a path. */
type At = string | Path;

export function required(at: At, message: string, help: string, restsOn?: readonly At[]): SettingProblem {
  return problem("FL1101", at, message, help, restsOn);
}

/** What is wrong with a setting that has no default, whether it is written or not. */
export function notSetOr(settings: Settings, at: At, fact: string): string {
  const path = [at].flat();
  return `${String(path.at(-1))} ${settings.written(...path) === undefined ? "is not set" : fact}`;
}

export function outOfRange(at: At, message: string, help: string, restsOn?: readonly At[]): SettingProblem {
  return problem("FL1102", at, message, help, restsOn);
}

export function conflict(at: At, message: string, help: string, restsOn?: readonly At[]): SettingProblem {
  return problem("FL1103", at, message, help, restsOn);
}

/** What is taken, and is not what it looks like. @param message a sentence without its end */
export function misleading(at: At, message: string, help: string, restsOn?: readonly At[]): SettingProblem {
  return { ...problem("FL1006", at, message, help, restsOn), message: `${message}.`, severity: "warning" };
}

/** Found out at start. */
export function refusedAtStart(at: At, message: string, help: string): SettingProblem {
  return { ...outOfRange(at, message, help), atStart: true };
}

/** What is taken, and never works. */
export function useless(at: At, fact: string, help: string, consequence = "could not send anything"): SettingProblem {
  return withoutUse(outOfRange(at, fact, help), consequence);
}

export function withoutUse(problem: SettingProblem, consequence: string): SettingProblem {
  return { ...problem, message: `${problem.fact}; the Collector would start, and ${consequence}.`, useless: true };
}

function problem(code: Code, at: At, fact: string, help: string, restsOn: readonly At[] = []): SettingProblem {
  return {
    path: [at].flat(),
    code,
    fact,
    message: wouldNotStart(fact),
    help,
    restsOn: restsOn.map((one) => [one].flat()),
  };
}

/** A word that is not one of a few; none at all is the default. */
export function* unknownWord(settings: Settings, key: string, words: readonly string[], what: string): Problems {
  const word = settings.text(key);
  if (word !== "" && !words.includes(word) && !isReference(word))
    yield outOfRange(key, `"${word}" is not ${what}`, oneOfWords(word, words));
}

/** Lists that the component reads itself, and that neither are nothing nor hold it. */
export function* emptyStatements(settings: Settings, keys: readonly string[]): Problems {
  for (const key of keys) {
    if (settings.written(key) === null) yield required(key, `${key} is empty`, "leave it out, or list something");
    for (const [index, entry] of settings.list(key).entries())
      if (entry === null || entry === "") yield required([key, index], "An entry is empty", "remove it");
  }
}

/** Numbers and times below zero. */
export function* negative(settings: Settings, ...keys: readonly string[]): Problems {
  for (const key of keys) {
    if ((settings.duration(key) ?? 0) < 0) yield outOfRange(key, `${key} is negative`, "use 0 or more");
  }
}
