/**
 * Rows of a table of what a component refuses: each says one thing about the settings at a path, where `*` stands for any key and
 * any entry. What is not written has its default, which the component takes.
 */

import type { Path } from "../../../../diagnostics/place.ts";
import { oneOfWords } from "../../../../diagnostics/suggest.ts";
import { parseDurationMs } from "../../../../model/duration.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { regexFault } from "./regular-expression.ts";
import {
  conflict,
  misleading,
  outOfRange,
  type Problems,
  refusedAtStart,
  required,
  type Settings,
} from "./setting-check.ts";

export type Row = (settings: Settings) => Problems;

export function* problemsIn(rows: readonly Row[], settings: Settings): Problems {
  for (const row of rows) yield* row(settings);
}

/** Rows that are looked at when the component is built: one that no pipeline uses is not. */
export function whenBuilt(...rows: readonly Row[]): Row {
  return function* built(settings) {
    if (settings.used) yield* problemsIn(rows, settings);
  };
}

interface Written {
  readonly path: Path;
  readonly value: Json;
}

/** What is written at the path; what only the environment knows is left out. */
export function* writtenAt(settings: Settings, at: string): Iterable<Written> {
  yield* walk(settings.written() ?? null, at === "" ? [] : at.split("."), []);
}

function* walk(value: Json, steps: readonly string[], path: Path): Iterable<Written> {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (!isReference(value)) yield { path, value };
    return;
  }
  for (const [key, member] of membersOf(value))
    if (step === "*" || step === String(key)) yield* walk(member, rest, [...path, key]);
}

function membersOf(value: Json): Iterable<readonly [string | number, Json]> {
  if (Array.isArray(value)) return (value as readonly Json[]).entries();
  return isJsonObject(value) ? Object.entries(value) : [];
}

function nameOf(path: Path): string {
  return String(path.findLast((step) => typeof step === "string") ?? "");
}

/** An amount as the component has it: nothing is zero, a time is its milliseconds. */
function amountOf(value: Json): number | undefined {
  if (value === null) return 0;
  if (typeof value === "string") return parseDurationMs(value);
  return typeof value === "number" ? value : undefined;
}

function range(at: string, holds: (amount: number) => boolean, fact: string, help: string): Row {
  return function* ranged(settings) {
    for (const { path, value } of writtenAt(settings, at)) {
      const amount = amountOf(value);
      if (amount !== undefined && !holds(amount)) yield outOfRange(path, `${nameOf(path)} ${fact}`, help);
    }
  };
}

export function positive(at: string, example = "1"): Row {
  return range(at, (amount) => amount > 0, "is not positive", `use ${example}, for example`);
}

export function notNegative(at: string): Row {
  return range(at, (amount) => amount >= 0, "is negative", "use 0 or more");
}

export function atLeast(at: string, least: number): Row {
  return range(at, (amount) => amount >= least, `is below ${least}`, `use ${least} or more`);
}

const nanosecondsInMs = 1e6;

/** Where bounds of buckets stop to grow. @param twice whether one may stand twice */
export function notAscending(bounds: readonly Json[], { twice }: { readonly twice: boolean }): readonly number[] {
  // Beside a duration a number is one, too: of nanoseconds.
  const areTimes = bounds.some((bound) => typeof bound === "string" && /\d[a-zµμ]/u.test(bound));
  const amounts = bounds.map((bound) => {
    if (isReference(bound)) return undefined;
    return areTimes && typeof bound === "number" ? bound / nanosecondsInMs : amountOf(bound);
  });
  return [...amounts.keys()].filter((index) => {
    const [before, here] = [amounts[index - 1], amounts[index]];
    return before !== undefined && here !== undefined && (twice ? here < before : here <= before);
  });
}

export function atMost(at: string, most: number): Row {
  return range(at, (amount) => amount <= most, `is above ${most}`, `use ${most} or less`);
}

/** A text, or each entry of a list; whether nothing is a word too is said by an empty one. */
export function word(at: string, words: readonly string[]): Row {
  return function* listed(settings) {
    for (const { path, value } of writtenAt(settings, at)) {
      if (typeof value === "object" && value !== null) continue;
      const text = value === null ? "" : String(value);
      if (!words.includes(text))
        yield outOfRange(path, `"${text}" is not a value of ${nameOf(path)}`, oneOfWords(text, words));
    }
  };
}

/** A word that the component does not look at before it is too late, or never. */
export function takenWord(at: string, words: readonly string[], consequence: string): Row {
  const row = word(at, words);
  return function* listed(settings) {
    for (const problem of row(settings))
      yield misleading(problem.path, `${problem.fact}, and ${consequence}`, problem.help);
  };
}

/** Go's, wherever a text is compiled; one text, or each entry of a list. */
export function regex(at: string): Row {
  return function* compiled(settings) {
    for (const { path, value } of writtenAt(settings, at)) {
      const fault = typeof value === "string" ? regexFault(value) : undefined;
      if (fault)
        yield outOfRange(
          path,
          `"${String(value)}" is not a regular expression of Go's: it ${fault}`,
          "write it for RE2",
        );
    }
  };
}

function isEmpty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === "" || value === 0 || value === false;
}

/** Something that has to be there, in the component or in each section of a list. */
export function needed(at: string, help: string): Row {
  const steps = at.split(".");
  const key = steps.at(-1) ?? "";
  return function* there(settings) {
    for (const { path, value } of writtenAt(settings, steps.slice(0, -1).join(".")))
      if (isJsonObject(value) && isEmpty(givenIn(settings, value, [...path, key])))
        yield required([...path, key], `${key} is missing`, help);
  };
}

/** Only the component itself has defaults for what is left out; a list that is null keeps its own. */
function givenIn(settings: Settings, section: JsonObject, path: Path): Json | undefined {
  const own = section[String(path.at(-1))];
  const otherwise = path.some((step) => typeof step === "number") ? undefined : settings.otherwise(...path);
  return own === undefined || (own === null && Array.isArray(otherwise)) ? otherwise : own;
}

/** Something that is there by default, and must not be written empty. */
export function notEmpty(at: string, example: string): Row {
  return function* there(settings) {
    for (const { path, value } of writtenAt(settings, at))
      if (isEmpty(value)) yield required(path, `${nameOf(path)} is empty`, `leave it out, or write ${example}`);
  };
}

/** Statements of OTTL, each of which has to say something; a list of them may be of none. */
export function eachFilled(at: string): Row {
  return function* filled(settings) {
    for (const { path, value } of writtenAt(settings, at))
      if (value === null || (typeof value === "string" && value.trim() === ""))
        yield required(path, "A statement is empty", "remove it");
  };
}

/** Of settings that stand together in one section; `least` and `most` say how many of them there have to be. */
export function countOf(
  at: string,
  keys: readonly string[],
  { least = 0, most = keys.length }: { readonly least?: number; readonly most?: number },
): Row {
  return function* counted(settings) {
    for (const { path, value } of writtenAt(settings, at)) {
      if (!isJsonObject(value)) continue;
      const given = keys.filter(
        (key) => !isEmpty(value[key] ?? (path.length === 0 ? settings.effective(key) : undefined)),
      );
      const among = keys.map((key) => [...path, key]);
      const [first = "", second = ""] = given;
      if (given.length > most) yield conflict([...path, second], `${first} and ${second} are both set`, "keep one");
      if (given.length < least)
        yield required([...path, keys[0] ?? ""], `None of ${keys.join(", ")} is set`, `add ${keys[0]}`, among);
    }
  };
}

/** What this version does not do. */
export function refused(at: string, fact: string, help: string): Row {
  return function* there(settings) {
    for (const { path, value } of writtenAt(settings, at)) if (!isEmpty(value)) yield outOfRange(path, fact, help);
  };
}

/** `host:port` as Go's net.SplitHostPort reads it; none at all is another row's business. */
export function hostAndPort(at: string, example: string): Row {
  return function* address(settings) {
    for (const { path, value } of writtenAt(settings, at)) {
      const text = typeof value === "string" ? value : "";
      if (text === "") continue;
      if (!/:[^:\]]*$/.test(text)) yield outOfRange(path, `"${text}" has no port`, `write ${example}`);
      else if (!text.startsWith("[") && text.split(":").length > 2)
        yield outOfRange(path, `"${text}" has too many colons`, `write ${example}`);
    }
  };
}

export function onStart(row: Row): Row {
  return function* started(settings) {
    for (const { path, fact, help } of row(settings)) yield refusedAtStart(path, fact, help);
  };
}
