/**
 * What tail_sampling refuses in its policies: at 0.129.0 when it is built, at 0.161.0 at start, after `validate` (contrib
 * tailsamplingprocessor).
 */

import type { Path } from "../../../../diagnostics/place.ts";
import { type Json, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { compositeNames } from "./composite-policies.ts";
import { regexFault } from "./regular-expression.ts";
import { refused } from "./rows.ts";
import { conflict, misleading, outOfRange, type Problems, required, type Settings, textIn } from "./setting-check.ts";

const statusCodes: readonly Json[] = Object.freeze(["OK", "ERROR", "UNSET"]);

const tailStorageGate =
  "start it with --feature-gates=processor.tailsamplingprocessor.tailstorageextension, or leave it out";

export function* tailSampling(settings: Settings): Problems {
  yield* strategyProblems(settings);
  yield* droppedTooEarly(settings);
  const wait = settings.duration("decision_wait");
  if (wait !== undefined && wait >= 0 && wait < 1_000)
    yield misleading(
      "decision_wait",
      `After ${settings.text("decision_wait") || wait} a trace is decided on, before most of its spans have come: they are judged alone`,
      "wait as long as the longest trace takes, and at least a second",
    );
  if (!settings.gate("processor.tailsamplingprocessor.tailstorageextension"))
    yield* refused("tail_storage", "tail_storage is behind a feature gate that is off", tailStorageGate)(settings);
  if (!settings.used) return;
  const policies = settings.list("policies");
  if (policies.length === 0)
    yield {
      ...required("policies", "", "list one; always_sample keeps all"),
      message: "Without a policy no trace is kept: all data that comes here is dropped.",
      severity: "warning",
    };
  else if (policies.every(keepsNothing))
    yield misleading(
      "policies",
      "Each of the policies keeps nothing, so no trace is kept: all data that comes here is dropped",
      "add one that keeps some, such as probabilistic with a sampling_percentage above 0",
    );
  const names = policies.map((policy) => textIn(policy, "name"));
  for (const [index, policy] of policies.entries()) {
    const path = ["policies", index];
    const name = names[index] ?? "";
    if (name === "") yield required([...path, "name"], "A policy has no name", "name it");
    else if (names.indexOf(name) < index)
      yield conflict([...path, "name"], `Two policies are named "${name}"`, "name each differently");
    yield* policyProblems(policy, path, levels(settings.has("samplingPoliciesNegated")));
    yield* compositeNames(policy, path, settings.has("compositeSharesEqual"));
  }
}

/** A percentage of zero, no span a second, or a policy that only drops. */
function keepsNothing(policy: Json): boolean {
  switch (textIn(policy, "type")) {
    case "probabilistic":
      return (jsonAt(policy, ["probabilistic", "sampling_percentage"]) ?? 0) === 0;
    case "rate_limiting":
      return (jsonAt(policy, ["rate_limiting", "spans_per_second"]) ?? 0) === 0;
    case "drop":
      return true;
    default:
      return false;
  }
}

/** The oldest trace goes when there is one too many, before it is decided on. A trace a second is less than anybody samples. */
function* droppedTooEarly(settings: Settings): Problems {
  const seconds = (settings.duration("decision_wait") ?? 0) / 1000;
  const rate = settings.number("expected_new_traces_per_sec") ?? 0;
  const traces = settings.number("num_traces") ?? 0;
  const waiting = Math.ceil(seconds * Math.max(rate, 1));
  if (traces <= 0 || waiting <= traces) return;
  const what = rate > 1 ? `the ${rate} a second that are expected` : "a single one a second";
  yield misleading(
    "num_traces",
    `With ${what}, ${waiting} traces wait for ${seconds} s: beyond ${traces} the oldest is dropped before it is decided on`,
    `raise num_traces to ${waiting} or more, or shorten decision_wait`,
    ["decision_wait", "expected_new_traces_per_sec"],
  );
}

const shardsMax = 256;

/** Settings that 0.129.0 does not have. */
function* strategyProblems(settings: Settings): Problems {
  const strategy = settings.text("sampling_strategy");
  const strategies = ["trace-complete", "span-ingest"];
  if (settings.written("sampling_strategy") !== undefined && !strategies.includes(strategy) && !isReference(strategy))
    yield outOfRange("sampling_strategy", `"${strategy}" is not a strategy`, `use ${strategies.join(" or ")}`);
  const shards = settings.number("num_shards") ?? 0;
  if (shards > shardsMax) yield outOfRange("num_shards", `num_shards is above ${shardsMax}`, "use one for each core");
}

/** Kinds of policies that hold no others. */
const simple = Object.freeze([
  "always_sample",
  "latency",
  "numeric_attribute",
  "probabilistic",
  "status_code",
  "string_attribute",
  "rate_limiting",
  "span_count",
  "trace_state",
  "boolean_attribute",
  "ottl_condition",
]);

/** Kinds that say nothing without their section; what they would do without it is not what a reader thinks. */
const needsSection: readonly string[] = Object.freeze([
  "latency",
  "numeric_attribute",
  "probabilistic",
  "string_attribute",
  "rate_limiting",
  "bytes_limiting",
  "span_count",
  "trace_state",
  "boolean_attribute",
  "and",
  "composite",
  "drop",
]);

/** The kinds there are where a policy stands, and what each kind that holds others takes inside. */
interface Level {
  readonly types: readonly string[];
  readonly inside: Readonly<Record<string, { readonly path: Path; readonly level: Level }>>;
}

function levels(negated: boolean): Level {
  const leaf: Level = { types: [...simple, ...(negated ? ["bytes_limiting", "trace_flags"] : [])], inside: {} };
  const not = { not: { path: ["not", "not_sub_policy"], level: leaf } };
  const inAnd: Level = negated ? { types: [...leaf.types, "not"], inside: not } : leaf;
  const and = { path: ["and", "and_sub_policy"], level: inAnd };
  const inComposite: Level = { types: [...leaf.types, "and"], inside: { and } };
  return {
    types: [...leaf.types, "and", "composite", "drop", ...(negated ? ["not"] : [])],
    inside: {
      and,
      drop: { path: ["drop", "drop_sub_policy"], level: inAnd },
      composite: { path: ["composite", "composite_sub_policy"], level: inComposite },
      ...(negated ? not : {}),
    },
  };
}

function* policyProblems(policy: Json, path: Path, level: Level): Problems {
  const type = textIn(policy, "type");
  if (isReference(type)) return;
  if (!level.types.includes(type)) {
    const help = `use one of ${level.types.join(", ")}`;
    yield outOfRange([...path, "type"], `"${type}" is not a policy type${path.length > 2 ? " here" : ""}`, help);
    return;
  }
  const check = Object.hasOwn(contents, type) ? contents[type] : undefined;
  if (check) yield* check(policy, path);
  if (needsSection.includes(type) && (jsonAt(policy, [type]) ?? null) === null) {
    yield {
      ...required([...path, type], "", `add ${type} beside the type`),
      message: `The policy does not have the section ${type} of its type, so it decides by zeros and empty strings.`,
      severity: "warning",
    };
  }
  yield* policiesInside(policy, path, level.inside[type]);
}

const contents: Readonly<Record<string, (policy: Json, path: Path) => Problems>> = Object.freeze({
  status_code: statusCode,
  latency,
  string_attribute: stringAttribute,
  ottl_condition: ottlCondition,
});

/** One that is negated is always looked for, there or not. */
function* policiesInside(policy: Json, path: Path, inner: Level["inside"][string] | undefined): Problems {
  if (!inner) return;
  const at = [...path, ...inner.path];
  const held = jsonAt(policy, inner.path) ?? (inner.path[0] === "not" ? {} : []);
  if (!Array.isArray(held)) yield* policyProblems(held, at, inner.level);
  else for (const [index, one] of held.entries()) yield* policyProblems(one, [...at, index], inner.level);
}

function* statusCode(policy: Json, path: Path): Problems {
  const codes = listAt(policy, ["status_code", "status_codes"]);
  const at = [...path, "status_code", "status_codes"];
  if (codes.length === 0) yield required(at, "No status code is listed", "list ERROR, for example");
  for (const code of codes) {
    if (!statusCodes.includes(code) && !isReference(code))
      yield outOfRange(at, `${JSON.stringify(code)} is not a status code`, `use ${statusCodes.join(", ")}`);
  }
}

/** What a budget is given to, and how slow is slow: none of it is refused (contrib tailsamplingprocessor, both versions). */
function* latency(policy: Json, path: Path): Problems {
  const [least, most] = ["threshold_ms", "upper_threshold_ms"].map((key) => jsonAt(policy, ["latency", key]));
  if (typeof least !== "number" || typeof most !== "number" || most === 0 || most > least) return;
  const fact = `upper_threshold_ms is ${most}, and threshold_ms ${least}: no trace lies between them, so none is kept`;
  yield misleading([...path, "latency", "upper_threshold_ms"], fact, "make it the longer one, or leave it out", [
    [...path, "latency", "threshold_ms"],
  ]);
}

function* stringAttribute(policy: Json, path: Path): Problems {
  if (jsonAt(policy, ["string_attribute", "enabled_regex_matching"]) !== true) return;
  for (const [index, value] of listAt(policy, ["string_attribute", "values"]).entries())
    yield* regexProblem(value, [...path, "string_attribute", "values", index]);
}

function* ottlCondition(policy: Json, path: Path): Problems {
  const lists = ["span", "spanevent"].map((key) => listAt(policy, ["ottl_condition", key]));
  for (const key of ["span", "spanevent"])
    for (const [index, condition] of listAt(policy, ["ottl_condition", key]).entries())
      if (condition === null || condition === "")
        yield required([...path, "ottl_condition", key, index], "A condition is empty", "remove it");
  if (lists.every((list) => list.length === 0))
    yield required([...path, "ottl_condition", "span"], "No condition is given", "list one under span or spanevent");
}

function listAt(policy: Json, path: Path): readonly Json[] {
  const found = jsonAt(policy, path);
  return Array.isArray(found) ? found : [];
}

/** Of a text that the component compiles. */
export function* regexProblem(pattern: Json | undefined, path: Path): Problems {
  if (typeof pattern !== "string" || isReference(pattern)) return;
  const fault = regexFault(pattern);
  if (fault)
    yield outOfRange(path, `"${pattern}" is not a regular expression of Go's: it ${fault}`, "write it for RE2");
}
