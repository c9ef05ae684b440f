/**
 * What a processor does to telemetry that is counted behind it: items that a verification numbers by the attribute `fairlead.verify`
 * may be dropped, joined or copied, or lose their number (contrib and core, 0.129.0 and 0.161.0). What depends on data is judged
 * by what a verification sends; a condition that names the attribute is taken for one that spares it.
 */

import type { Signal } from "../contract/signal.ts";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";

export interface ItemEffect {
  /** Of the processor, as it is written. */
  readonly id: string;
  readonly kind: "drops" | "may drop" | "joins" | "copies" | "unmarks";
  /** What of it, as it is written; empty where it is all that it does. */
  readonly by: string;
}

export interface WrittenProcessor {
  readonly id: string;
  readonly settings: Json;
}

const mark = "fairlead.verify";
/** As a verification writes it, in kind and length; and how its metrics are called. */
const [markSample, metricSample] = ["9f86d081884c7d65-000000042", "requests.verify-0a1b2c3d"];

/** All of a kind whatever their settings; types without underscores, as versions differ in them. */
const always: Readonly<Record<string, { readonly kind: ItemEffect["kind"]; readonly of: readonly Signal[] }>> = {
  probabilisticsampler: { kind: "drops", of: ["traces", "logs"] },
  tailsampling: { kind: "drops", of: ["traces"] },
  interval: { kind: "joins", of: ["metrics"] },
  logdedup: { kind: "joins", of: ["logs"] },
  cumulativetodelta: { kind: "drops", of: ["metrics"] },
  deltatocumulative: { kind: "drops", of: ["metrics"] },
};

const byType: Readonly<Record<string, (settings: JsonObject, signal: Signal) => readonly Found[]>> = {
  attributes: attributeActions,
  filter: conditions,
  groupbyattrs: (settings) =>
    textsAt(settings, "keys").includes(mark) ? [{ kind: "unmarks", by: `keys: ${mark}` }] : [],
  metricstransform: (settings, signal) => (signal === "metrics" ? metricOperations(settings) : []),
  redaction,
  transform: statements,
};

type Found = Omit<ItemEffect, "id">;

export function effectsOnItems(signal: Signal, processors: readonly WrittenProcessor[]): readonly ItemEffect[] {
  return processors.flatMap(({ id, settings }) => {
    const type = id.split("/")[0]?.trim().replaceAll("_", "") ?? "";
    const whole = Object.hasOwn(always, type) ? always[type] : undefined;
    if (whole) return whole.of.includes(signal) ? [{ id, kind: whole.kind, by: "" }] : [];
    const found = Object.hasOwn(byType, type) ? byType[type]?.(isJsonObject(settings) ? settings : {}, signal) : [];
    return (found ?? []).map((one) => ({ id, ...one }));
  });
}

const words: Readonly<Record<ItemEffect["kind"], string>> = {
  drops: "drops telemetry",
  "may drop": "drops what meets its conditions",
  joins: "joins items",
  copies: "copies items",
  unmarks: `takes ${mark} off items`,
};

/** `transform/strip, which takes fairlead.verify off items (keep_keys(attributes, ["a"]))`. */
export function effectText({ id, kind, by }: ItemEffect): string {
  return `${id}, which ${words[kind]}${by === "" ? "" : ` (${by})`}`;
}

/** Actions on what a verification sends; services that are named one by one are others. */
function attributeActions(settings: JsonObject): readonly Found[] {
  const include = objectAt(settings, "include");
  if (textsAt(include, "services").length > 0 && include["match_type"] === "strict") return [];
  return objectsAt(settings, "actions")
    .filter(({ action, key, pattern }) => {
      if (action === "insert" || action === "extract") return false;
      return key === mark || (typeof pattern === "string" && matches(pattern, mark));
    })
    .map(({ action, key, pattern }) => ({ kind: "unmarks", by: `${String(action)} ${String(key ?? pattern)}` }));
}

const filterSections = {
  traces: ["traces", "spans", "trace_conditions"],
  metrics: ["metrics", "metric_conditions"],
  logs: ["logs", "log_conditions"],
} as const satisfies Record<Signal, readonly string[]>;
/** Of what is inside an item, or says how others are read. */
const noCondition: readonly string[] = ["spanevent", "match_type", "regexp"];

/** Below the signals, by version in lists of conditions or in include and exclude. */
function conditions(settings: JsonObject, signal: Signal): readonly Found[] {
  const written = filterSections[signal].flatMap((key) => textsIn(settings[key] ?? null));
  const dropping = written.filter((condition) => !condition.includes(mark));
  return dropping.slice(0, 1).map((by) => ({ kind: "may drop", by }));
}

function metricOperations(settings: JsonObject): readonly Found[] {
  return objectsAt(settings, "transforms")
    .filter(({ include, match_type: match }) =>
      match === "regexp" ? matches(String(include), metricSample) : include === metricSample,
    )
    .flatMap((transform): readonly Found[] => [
      ...(transform["action"] === "insert" ? [{ kind: "copies", by: "action: insert" } as const] : []),
      ...(transform["action"] === "combine" ? [{ kind: "joins", by: "action: combine" } as const] : []),
      ...objectsAt(transform, "operations")
        .filter(({ action }) => /^(?:aggregate_|delete_label_value)/.test(String(action)))
        .map(({ action }) => ({ kind: "joins", by: `action: ${String(action)}` }) as const),
    ]);
}

/** It deletes every key that it is not told to leave, and masks values and keys by what they look like. */
function redaction(settings: JsonObject): readonly Found[] {
  const isIgnored =
    textsAt(settings, "ignored_keys").includes(mark) ||
    textsAt(settings, "ignored_key_patterns").some((pattern) => matches(pattern, mark));
  if (isIgnored) return [];
  if (settings["allow_all_keys"] !== true && !textsAt(settings, "allowed_keys").includes(mark)) {
    return [{ kind: "unmarks", by: "allow_all_keys: false" }];
  }
  const isAllowed = textsAt(settings, "allowed_values").some((pattern) => matches(pattern, markSample));
  const masking = [
    ...textsAt(settings, "blocked_key_patterns").filter((pattern) => matches(pattern, mark)),
    ...(isAllowed ? [] : textsAt(settings, "blocked_values").filter((pattern) => matches(pattern, markSample))),
  ];
  return masking.slice(0, 1).map((by) => ({ kind: "unmarks", by }));
}

const itemContext = { traces: "span", metrics: "datapoint", logs: "log" } as const satisfies Record<Signal, string>;
const sections = { traces: "trace_statements", metrics: "metric_statements", logs: "log_statements" } as const;

/** Statements stand in groups with a context, or alone with it in each path. */
function statements(settings: JsonObject, signal: Signal): readonly Found[] {
  const list = settings[sections[signal]];
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((one) => {
    const context = isJsonObject(one) ? String(one["context"] ?? "") : "";
    const isSpared = isJsonObject(one) && textsAt(one, "conditions").some((text) => text.includes(mark));
    const texts = isJsonObject(one) ? textsAt(one, "statements") : textsIn(one);
    return isSpared ? [] : texts.flatMap((text) => statement(text, { signal, context }));
  });
}

const call = /^\s*([a-z_]+)\s*\((.*)\)\s*(?:where\s(.*))?$/s;

function statement(text: string, at: { readonly signal: Signal; readonly context: string }): readonly Found[] {
  const [, editor = "", written = "", condition = ""] = call.exec(text) ?? [];
  if (condition.includes(mark)) return [];
  if (at.signal === "metrics" && /^(?:copy_metric|extract_)/.test(editor)) return [{ kind: "copies", by: text }];
  if (at.signal === "metrics" && editor.startsWith("aggregate_on_")) return [{ kind: "joins", by: text }];
  const args = argumentsIn(written);
  const own = itemContext[at.signal];
  const [, path, key] = /^((?:[a-z]+\.)?attributes)(?:\["(.*)"\])?$/.exec(args[0] ?? "") ?? [];
  if (path !== `${own}.attributes` && !(path === "attributes" && at.context === own)) return [];
  const isLost = key === undefined ? losesMark(editor, args.slice(1)) : key === mark && editor !== "append";
  return isLost ? [{ kind: "unmarks", by: text }] : [];
}

/** Editors of whole maps of attributes. */
function losesMark(editor: string, [first = "", second = "", third = ""]: readonly string[]): boolean {
  switch (editor) {
    case "set":
      return true;
    case "delete_key":
      return literal(first) === mark;
    case "delete_matching_keys":
      return matches(literal(first), mark);
    case "keep_keys":
      return !first.includes(`"${mark}"`);
    case "keep_matching_keys":
      return !matches(literal(first), mark);
    case "limit":
      // It is the first, and what comes first stays.
      return first === "0" && !second.includes(`"${mark}"`);
    case "truncate_all":
      return Number(first) < markSample.length;
    case "flatten":
      return literal(first) !== "";
    case "replace_all_matches":
      return literal(first) === "*";
    case "replace_all_patterns":
      return matches(literal(second), literal(first) === "key" ? mark : markSample) && third !== "";
    default:
      return false;
  }
}

function literal(argument: string): string {
  return /^"(.*)"$/s.exec(argument)?.[1]?.replaceAll('\\"', '"').replaceAll("\\\\", "\\") ?? "";
}

/** At the top level: what is in brackets or quotes is one. */
function argumentsIn(written: string): readonly string[] {
  const found: string[] = [];
  let [depth, quoted, from] = [0, false, 0];
  for (let at = 0; at < written.length; at++) {
    const character = written[at] ?? "";
    if (character === "\\") at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    else if (character === "," && depth === 0) {
      found.push(written.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...found, written.slice(from).trim()];
}

/** By RE2 as far as JavaScript has the same words; what it has not is another finding's matter, and matches nothing here. */
function matches(pattern: string, text: string): boolean {
  const [, flags = "", rest = ""] = /^(?:\(\?([a-z]+)\))?(.*)$/s.exec(pattern) ?? [];
  try {
    return new RegExp(rest, flags.includes("i") ? "i" : "").test(text);
  } catch {
    return false;
  }
}

function objectAt(settings: JsonObject, key: string): JsonObject {
  const found = settings[key];
  return isJsonObject(found ?? null) ? (found as JsonObject) : {}; // Just seen to be one.
}

function objectsAt(settings: JsonObject, key: string): readonly JsonObject[] {
  const found = settings[key];
  return Array.isArray(found) ? (found as readonly Json[]).filter(isJsonObject) : [];
}

function textsAt(settings: JsonObject, key: string): readonly string[] {
  const found = settings[key];
  return Array.isArray(found) ? (found as readonly Json[]).filter((one) => typeof one === "string") : [];
}

/** However deep they stand. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(textsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (noCondition.includes(key) ? [] : textsIn(one)));
}
