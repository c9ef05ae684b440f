/** What the attributes and resource processors refuse: their actions, and which data they are for. */

import type { Path } from "../../../../diagnostics/place.ts";
import { oneOfWords } from "../../../../diagnostics/suggest.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { matchProblems } from "./match.ts";
import { conflict, outOfRange, type Problems, required, type Settings, textIn } from "./setting-check.ts";
import { regexProblem } from "./tail-sampling.ts";

const actions = Object.freeze(["insert", "update", "upsert", "delete", "hash", "extract", "convert"]);
const convertedTypes = Object.freeze(["int", "double", "string"]);

export function* attributesProcessor(settings: Settings): Problems {
  yield* attributeActions(settings, "actions");
  if (!settings.used) return;
  for (const side of ["include", "exclude"]) {
    const match = settings.section(side);
    if (match) yield* matchProblems(match, [side], settings.signals, settings);
  }
}

export function* attributeActions(settings: Settings, list: string): Problems {
  const entries = settings.list(list);
  if (entries.length === 0) yield required(list, "No action is given", "add one with key, value and action");
  if (!settings.used) return;
  for (const [index, entry] of entries.entries()) {
    if (isJsonObject(entry)) yield* actionProblems(entry, [list, index], settings);
  }
}

const sources = Object.freeze(["value", "from_attribute", "from_context"]);

/** One of them; an empty text is a value, and no attribute. */
function* sourceProblems(action: string, entry: JsonObject, path: Path, settings: Settings): Problems {
  const given = sources.filter((key) => (entry[key] ?? null) !== null && (key === "value" || entry[key] !== ""));
  const isOtherwise = settings.has("actionDefaults") && (entry["default_value"] ?? "") !== "";
  if (given.length === 1 || (given.length === 0 && isOtherwise)) return;
  const at = given[1] ?? sources.find((key) => entry[key] !== undefined);
  yield conflict(
    at === undefined ? path : [...path, at],
    `${action} needs exactly one of value, from_attribute and from_context`,
    "keep one",
    sources.map((key) => [...path, key]),
  );
}

function* actionProblems(entry: JsonObject, path: Path, settings: Settings): Problems {
  const written = textIn(entry, "action");
  const action = written.toLowerCase();
  const has = (key: string): boolean => entry[key] !== undefined && entry[key] !== null && entry[key] !== "";
  if (isReference(written)) return;
  if (!actions.includes(action))
    yield outOfRange([...path, "action"], `"${written}" is not an action`, oneOfWords(action, actions));
  if (!has("key") && !(has("pattern") && ["delete", "hash"].includes(action)))
    yield required([...path, "key"], "The action does not name a key", "add key");
  if (["insert", "update", "upsert"].includes(action)) yield* sourceProblems(action, entry, path, settings);
  if (action === "extract" && !has("pattern"))
    yield required([...path, "pattern"], "extract needs a pattern", "add one that has named groups");
  if (action === "convert" && !has("converted_type"))
    yield required([...path, "converted_type"], "convert needs a type", "add converted_type");
  yield* unusedProblems(action, path, has);
  yield* patternProblems(action, entry["pattern"], path);
  const type = textIn(entry, "converted_type");
  if (action === "convert" && type !== "" && !convertedTypes.includes(type) && !isReference(type))
    yield outOfRange([...path, "converted_type"], `"${type}" is not a type`, `use ${convertedTypes.join(", ")}`);
}

/** What an action must not have, because it would not look at it. */
const unused: Readonly<Record<string, readonly string[]>> = Object.freeze({
  insert: ["pattern", "converted_type"],
  update: ["pattern", "converted_type"],
  upsert: ["pattern", "converted_type"],
  delete: ["value", "from_attribute", "converted_type"],
  hash: ["value", "from_attribute", "converted_type"],
  extract: ["value", "from_attribute", "from_context", "converted_type"],
  convert: ["value", "from_attribute", "from_context", "pattern"],
});

function* unusedProblems(action: string, path: Path, has: (key: string) => boolean): Problems {
  const keys = Object.hasOwn(unused, action) ? (unused[action] ?? []) : [];
  for (const key of keys.filter(has))
    yield conflict([...path, key], `${action} does not use ${key}`, `remove it, or choose another action`);
}

function* patternProblems(action: string, pattern: Json | undefined, path: Path): Problems {
  if (!["extract", "delete", "hash"].includes(action)) return;
  const at = [...path, "pattern"];
  const faults = [...regexProblem(pattern, at)];
  yield* faults;
  if (action !== "extract" || typeof pattern !== "string" || faults.length > 0 || isReference(pattern)) return;
  const bare = pattern.replace(/\\[\s\S]|\[\^?\]?[^\]]*\]/g, "");
  const unnamed = /\((?!\?)/.test(bare);
  if (pattern !== "" && (unnamed || !/\(\?P?</.test(bare)))
    yield outOfRange(at, "extract names each attribute by a group of its pattern", "write (?P<name>…) for each");
}
