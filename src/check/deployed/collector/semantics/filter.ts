/**
 * What the filter processor refuses in its older form, statements aside (contrib filterprocessor, building, both versions), and
 * conditions that hold for everything.
 */

import type { Signal } from "../../../../contract/signal.ts";
import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { expressionProblem } from "./expression.ts";
import { attributesProblems, cacheProblems, isBridged, matchProblems, matchType, patterns } from "./match.ts";
import { eachFilled, problemsIn } from "./rows.ts";
import { conflict, emptyStatements, misleading, type Problems, required, type Settings } from "./setting-check.ts";

export function* filter(settings: Settings): Problems {
  yield* mixed(settings);
  yield* dropsAll(settings);
  yield* emptyStatements(settings, conditionLists);
  yield* problemsIn(filled, settings);
  if (!settings.used) return;
  for (const side of ["include", "exclude"]) {
    const [spans, metrics, logs] = ["spans", "metrics", "logs"].map((kind) => settings.section(kind, side));
    // Where a context is inferred nothing else is looked at.
    const areMatched = settings.signals.includes("traces") && settings.list("trace_conditions").length === 0;
    if (spans && areMatched) yield* matchProblems(spans, ["spans", side], ["traces"], settings);
    if (metrics && settings.signals.includes("metrics")) yield* metricMatch(metrics, ["metrics", side], settings);
    if (logs && settings.signals.includes("logs")) yield* logMatch(logs, ["logs", side], settings);
  }
}

const conditionLists = ["trace_conditions", "metric_conditions", "log_conditions", "profile_conditions"] as const;

const filled = ["traces.span", "traces.spanevent", "metrics.metric", "metrics.datapoint", "logs.log_record"].map((at) =>
  eachFilled(`${at}.*`),
);

/** `true`, `1 == 1`, `not false`: OTTL needs no data to know it. */
const always = /^\(*\s*(?:true|not\s+false|(\w+|"[^"]*")\s*==\s*\1|nil\s*==\s*nil|(\w+|"[^"]*")\s*!=\s*nil)\s*\)*$/;
const isAlways = (text: string) => {
  const [, same, literal] = always.exec(text) ?? [];
  return (
    always.test(text) && [same, literal].every((one) => one === undefined || /^(?:\d+|true|false|nil|".*")$/.test(one))
  );
};
/** Lists of conditions, of which one that holds drops the item. */
const conditions: readonly (readonly [Signal, Path])[] = [
  ["traces", ["traces", "span"]],
  ["metrics", ["metrics", "metric"]],
  ["metrics", ["metrics", "datapoint"]],
  ["logs", ["logs", "log_record"]],
  ["traces", ["trace_conditions"]],
  ["metrics", ["metric_conditions"]],
  ["logs", ["log_conditions"]],
];

function* dropsAll(settings: Settings): Problems {
  if (!settings.used) return;
  for (const [signal, path] of conditions) {
    if (!settings.signals.includes(signal)) continue;
    for (const [index, condition] of settings.list(...path).entries()) {
      if (typeof condition !== "string" || !isAlways(condition.trim())) continue;
      const help = "write what is to be dropped: what a condition holds for is left out";
      yield misleading([...path, index], `"${condition}" holds for everything, so all ${signal} are dropped`, help);
    }
  }
}

/** Conditions and the older form, for one signal; those whose context is inferred go with neither, where there are any (0.161.0). */
const statements: readonly (readonly [kind: string, section: string, keys: readonly string[], inferred: string])[] = [
  ["spans", "traces", ["resource", "span", "spanevent"], "trace_conditions"],
  ["metrics", "metrics", ["resource", "metric", "datapoint"], "metric_conditions"],
  ["logs", "logs", ["resource", "log_record"], "log_conditions"],
  ["", "profiles", ["resource", "profile"], "profile_conditions"],
];

/** What is written counts, empty lists too. */
function* mixed(settings: Settings): Problems {
  for (const [kind, section, keys, inferred] of statements) {
    const old = ["include", "exclude"].find((side) => settings.section(kind, side));
    const added = keys.find((key) => Array.isArray(settings.written(section, key)));
    if (old !== undefined && added !== undefined)
      yield conflict([kind, old], `${old} and conditions of ${section} are both set`, "keep the conditions", [
        [section, added],
      ]);
    if (!Array.isArray(settings.written(inferred))) continue;
    // Spans may be matched beside them.
    const other =
      added !== undefined ? [section, added] : old !== undefined && kind !== "spans" ? [kind, old] : undefined;
    if (other)
      yield conflict(other, `${other.join(".")} and ${inferred} are both set`, `move it into ${inferred}`, [inferred]);
  }
}

function has(match: JsonObject, key: string): boolean {
  const list = match[key];
  return Array.isArray(list) && list.length > 0;
}

function* metricMatch(match: JsonObject, at: readonly string[], settings: Settings): Problems {
  if (isBridged(settings, "metrics")) {
    yield* matchType(match, at);
    if (match["match_type"] === "regexp") yield* patterns(match, at, ["metric_names"]);
    return;
  }
  if (has(match, "metric_names")) yield* matchType(match, at, ["strict", "regexp"]);
  if (match["match_type"] === "regexp") yield* patterns(match, at, ["metric_names"]);
  if (has(match, "metric_names")) yield* cacheProblems(match, at);
  if (match["match_type"] === "expr") yield* expressions(match, at);
  yield* attributesProblems(match, at, ["resource_attributes"]);
}

/** Of expr-lang, which reads nothing in an empty one. */
function* expressions(match: JsonObject, at: readonly string[]): Problems {
  const list = match["expressions"];
  for (const [index, one] of Array.isArray(list) ? (list as readonly Json[]).entries() : []) {
    const path = [...at, "expressions", index];
    if (one === null || one === "") yield required(path, "An expression is empty", "remove it");
    else yield* expressionProblem(one, path);
  }
}

function* logMatch(match: JsonObject, at: readonly string[], settings: Settings): Problems {
  const isSet = ["bodies", "severity_texts"].some((key) => has(match, key));
  const bridged = isBridged(settings, "logs");
  if (isSet || bridged) yield* matchType(match, at);
  if (match["match_type"] === "regexp") yield* patterns(match, at, ["bodies", "severity_texts"]);
  if (isSet && !bridged) yield* cacheProblems(match, at);
  if (!bridged) yield* attributesProblems(match, at, ["resource_attributes", "record_attributes"]);
  if (settings.has("filterSeverityChecked")) yield* severity(match, at);
}

const severities = /^(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)[2-4]?$/;

function* severity(match: JsonObject, at: readonly string[]): Problems {
  const number = match["severity_number"];
  const least = isJsonObject(number) ? number["min"] : undefined;
  if (typeof least === "string" && least !== "" && !severities.test(least) && !least.includes("${"))
    yield conflict([...at, "severity_number", "min"], `"${least}" is not a severity`, "use INFO, for example");
}
