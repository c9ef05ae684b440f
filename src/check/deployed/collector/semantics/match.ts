/** Which data a processor is for, as include and exclude say (contrib internal/filter filterconfig, both versions). */

import type { Signal } from "../../../../contract/signal.ts";
import type { Path } from "../../../../diagnostics/place.ts";
import { oneOfWords } from "../../../../diagnostics/suggest.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { conflict, outOfRange, type Problems, required, type Settings, textIn } from "./setting-check.ts";
import { regexProblem } from "./tail-sampling.ts";

/** What describes data of one signal, by the keys of the others (contrib internal/filter filterconfig, both versions). */
const foreignKeys = Object.freeze({
  traces: ["log_bodies", "log_severity_texts", "log_severity_number", "metric_names"],
  metrics: [
    "log_bodies",
    "log_severity_texts",
    "log_severity_number",
    "span_names",
    "services",
    "span_kinds",
    "attributes",
    "libraries",
  ],
  logs: ["span_names", "services", "span_kinds", "metric_names"],
});

const ownKeys = Object.freeze({
  traces: ["services", "span_names", "attributes", "libraries", "resources", "span_kinds"],
  metrics: ["metric_names", "resources"],
  logs: ["attributes", "libraries", "resources", "log_bodies", "log_severity_texts", "log_severity_number"],
});

/** Lists that are made into a set of names, which asks how they match. */
const setKeys = Object.freeze([
  "services",
  "span_names",
  "span_kinds",
  "log_bodies",
  "log_severity_texts",
  "metric_names",
  "libraries",
]);

const bridges = Object.freeze({
  traces: "filter.filterspan.useOTTLBridge",
  metrics: "filter.filtermetric.useOTTLBridge",
  logs: "filter.filterlog.useOTTLBridge",
});

/**
 * True where a feature gate makes OTTL of what is matched: how it matches has to be said whatever is listed, attributes may be without
 * keys and of any kind, and there is no cache (contrib internal/filter filterottl/bridge.go, both versions).
 */
export function isBridged({ gate }: Pick<Settings, "gate">, signal: Signal): boolean {
  return gate(bridges[signal]);
}

/** @param signals of the pipelines that use it */
export function* matchProblems(match: JsonObject, at: Path, signals: readonly Signal[], settings: Settings): Problems {
  const has = (key: string): boolean => {
    const value = match[key];
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  };
  for (const signal of signals) {
    const foreign = foreignKeys[signal].filter(has);
    for (const key of foreign)
      yield conflict([...at, key], `${key} says nothing about ${signal}`, "use a separate processor for each signal");
    if (foreign.length === 0 && !ownKeys[signal].some(has))
      yield required(at, `${at.at(-1)} does not say which ${signal}`, `add one of ${ownKeys[signal].join(", ")}`);
  }
  if (setKeys.some(has) || signals.some((signal) => isBridged(settings, signal))) yield* matchType(match, at);
  if (textIn(match, "match_type") === "regexp") yield* patterns(match, at, setKeys);
  if (signals.length > 0 && signals.every((signal) => isBridged(settings, signal))) return;
  yield* attributesProblems(match, at, ["attributes", "resources"]);
  if (setKeys.some(has)) yield* cacheProblems(match, at);
}

const kinds = Object.freeze(["strict", "regexp"]);

export function* matchType(match: JsonObject, at: Path, words: readonly string[] = kinds): Problems {
  const type = textIn(match, "match_type");
  if (!words.includes(type) && !isReference(type))
    yield required([...at, "match_type"], `match_type is "${type}"`, oneOfWords(type, words));
}

export function* patterns(match: JsonObject, at: Path, keys: readonly string[]): Problems {
  for (const key of keys) {
    const list = jsonAt(match, [key]);
    for (const [index, pattern] of Array.isArray(list) ? list.entries() : [])
      yield* regexProblem(typeof pattern === "string" ? pattern : textIn(pattern as Json, "name"), [...at, key, index]);
  }
}

/** Of patterns; what is asked for by name alone has no cache. */
export function* cacheProblems(match: JsonObject, at: Path): Problems {
  const [enabled, entries] = ["cacheenabled", "cachemaxnumentries"].map((key) => jsonAt(match, ["regexp", key]));
  if (textIn(match, "match_type") !== "regexp" || enabled !== true || typeof entries !== "number" || entries >= 0)
    return;
  yield outOfRange(
    [...at, "regexp", "cachemaxnumentries"],
    "A cache of less than nothing cannot be made",
    "use 0 for one without bounds",
  );
}

export function* attributesProblems(match: JsonObject, at: Path, keys: readonly string[]): Problems {
  for (const key of keys) {
    const list = jsonAt(match, [key]);
    const entries = Array.isArray(list) ? (list as readonly Json[]) : [];
    const type = textIn(match, "match_type");
    // With a name alone it is asked only whether there is one.
    const isCompared = entries.some((one) => (jsonAt(one, ["value"]) ?? null) !== null);
    if (isCompared && !kinds.includes(type) && !isReference(type))
      yield required([...at, "match_type"], `match_type is "${type}"`, oneOfWords(type, kinds));
    for (const [index, one] of entries.entries()) {
      const path = [...at, key, index];
      if (isJsonObject(one) && textIn(one, "key") === "")
        yield required([...path, "key"], "An attribute does not have a key", "name it");
      yield* patternProblem(type, jsonAt(one, ["value"]) ?? null, [...path, "value"]);
    }
  }
}

function* patternProblem(type: string, value: Json, path: Path): Problems {
  if (type !== "regexp") return;
  yield* regexProblem(value, path);
  if (value !== null && typeof value !== "string")
    yield outOfRange(path, "A pattern is a string, and this is not", "write it in quotes");
}
