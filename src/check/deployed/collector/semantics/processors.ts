/** What processors refuse in their settings. */

import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import {
  conflict,
  outOfRange,
  required,
  type SettingCheck,
  type SettingProblem,
  type Settings,
  textIn,
} from "./setting-check.ts";

const actions = Object.freeze(["insert", "update", "upsert", "delete", "hash", "extract", "convert"]);
const statusCodes = Object.freeze(["OK", "ERROR", "UNSET"]);

export const processorChecks: readonly SettingCheck[] = Object.freeze([
  {
    component: "processors/memory_limiter",
    mirrors: "core memorylimiter Validate, both versions",
    check: memoryLimiter,
  },
  { component: "processors/batch", mirrors: "core batchprocessor Validate, both versions", check: batch },
  {
    component: "processors/attributes",
    mirrors: "contrib attributesprocessor, Validate and building, both versions",
    check: (settings) => attributeActions(settings, "actions"),
  },
  {
    component: "processors/resource",
    mirrors: "contrib resourceprocessor, Validate and building, both versions",
    check: (settings) => attributeActions(settings, "attributes"),
  },
  {
    component: "processors/tail_sampling",
    mirrors: "contrib tailsamplingprocessor, building at 0.129.0, start at 0.161.0",
    check: tailSampling,
  },
]);

function memoryLimiter(settings: Settings): readonly SettingProblem[] {
  const found: SettingProblem[] = [];
  const number = (key: string): number => settings.number(key) ?? 0;
  if ((settings.duration("check_interval") ?? 1) <= 0)
    found.push(required(["check_interval"], "check_interval is not positive", "set it, as check_interval: 1s"));
  const unknown = ["limit_mib", "limit_percentage"].some((key) => isReference(settings.effective(key)));
  if (!unknown && number("limit_mib") <= 0 && number("limit_percentage") <= 0)
    found.push(
      required(["limit_percentage"], "Neither limit_mib nor limit_percentage is set", "set limit_percentage: 75", [
        ["limit_mib"],
      ]),
    );
  for (const key of ["limit_percentage", "spike_limit_percentage"]) {
    if (number(key) > 100) found.push(outOfRange([key], `${key} is above 100`, "use 1 to 100"));
  }
  for (const unit of ["mib", "percentage"]) {
    const limit = number(`limit_${unit}`);
    const spike = number(`spike_limit_${unit}`);
    if (!unknown && limit > 0 && spike >= limit)
      found.push(
        outOfRange(
          [`spike_limit_${unit}`],
          `spike_limit_${unit} is not below limit_${unit}`,
          "use about a fifth of the limit",
          [[`limit_${unit}`]],
        ),
      );
  }
  return found;
}

function batch(settings: Settings): readonly SettingProblem[] {
  const found = [...settings.negative(["timeout"])];
  const size = settings.number("send_batch_size") ?? 0;
  const most = settings.number("send_batch_max_size") ?? 0;
  if (most > 0 && most < size)
    found.push(
      outOfRange(
        ["send_batch_max_size"],
        `send_batch_max_size ${most} is below send_batch_size ${size}`,
        "raise it, or use 0 for no limit",
        [["send_batch_size"]],
      ),
    );
  const keys = settings.written("metadata_keys");
  const folded = Array.isArray(keys) ? keys.map((key) => (typeof key === "string" ? key.toLowerCase() : key)) : [];
  if (new Set(folded).size < folded.length)
    found.push(conflict(["metadata_keys"], "A metadata key is listed twice (case does not count)", "list each once"));
  return found;
}

function attributeActions(settings: Settings, list: string): readonly SettingProblem[] {
  const entries = settings.written(list);
  if (!Array.isArray(entries) || entries.length === 0)
    return [required([list], "No action is given", "add one with key, value and action")];
  if (!settings.used) return [];
  return entries.flatMap((entry, index) => (isJsonObject(entry) ? actionProblems(entry, [list, index]) : []));
}

function actionProblems(entry: JsonObject, path: readonly (string | number)[]): readonly SettingProblem[] {
  const written = textIn(entry, "action");
  const action = written.toLowerCase();
  const has = (key: string): boolean => entry[key] !== undefined && entry[key] !== null && entry[key] !== "";
  const found: SettingProblem[] = [];
  if (isReference(written)) return found;
  if (!actions.includes(action))
    found.push(outOfRange([...path, "action"], `"${written}" is not an action`, `use one of ${actions.join(", ")}`));
  if (!has("key") && !(has("pattern") && ["delete", "hash"].includes(action)))
    found.push(required([...path, "key"], "The action does not name a key", "add key"));
  if (["insert", "update", "upsert"].includes(action)) {
    const sources = ["value", "from_attribute", "from_context"];
    if (sources.filter(has).length !== 1) {
      found.push(
        conflict(
          path,
          `${action} needs exactly one of value, from_attribute and from_context`,
          "keep one",
          sources.map((key) => [...path, key]),
        ),
      );
    }
  }
  if (action === "extract" && !has("pattern"))
    found.push(required([...path, "pattern"], "extract needs a pattern", "add one that has named groups"));
  if (action === "convert" && !has("converted_type"))
    found.push(required([...path, "converted_type"], "convert needs a type", "add converted_type"));
  return found;
}

/** At 0.161 the Collector finds these out at start, after `validate`: it would not start either. */
function tailSampling(settings: Settings): readonly SettingProblem[] {
  const policies = settings.written("policies");
  if (!settings.used || !Array.isArray(policies)) return [];
  const names = policies.map((policy) => textIn(policy, "name"));
  return policies.flatMap((policy, index) => {
    const path = ["policies", index];
    const found: SettingProblem[] = [];
    const name = names[index] ?? "";
    if (name === "") found.push(required([...path, "name"], "A policy has no name", "name it"));
    else if (names.indexOf(name) < index)
      found.push(conflict([...path, "name"], `Two policies are named "${name}"`, "name each differently"));
    return [...found, ...policyProblems(policy, path)];
  });
}

const policyTypes = Object.freeze([
  "always_sample",
  "latency",
  "numeric_attribute",
  "probabilistic",
  "status_code",
  "string_attribute",
  "rate_limiting",
  "and",
  "composite",
  "span_count",
  "trace_state",
  "boolean_attribute",
  "ottl_condition",
  "drop",
  "not",
  "bytes_limiting",
]);

function policyProblems(policy: Json, path: readonly (string | number)[]): readonly SettingProblem[] {
  const type = textIn(policy, "type");
  if (!policyTypes.includes(type) && !isReference(type))
    return [outOfRange([...path, "type"], `"${type}" is not a policy type`, `use one of ${policyTypes.join(", ")}`)];
  if (type !== "status_code") return [];
  const codes = jsonAt(policy, ["status_code", "status_codes"]);
  const list = Array.isArray(codes) ? codes : [];
  if (list.length === 0)
    return [required([...path, "status_code", "status_codes"], "No status code is listed", "list ERROR, for example")];
  return list
    .filter((code) => !statusCodes.some((known) => known === code) && !isReference(code))
    .map((code) =>
      outOfRange(
        [...path, "status_code", "status_codes"],
        `${JSON.stringify(code)} is not a status code`,
        `use ${statusCodes.join(", ")}`,
      ),
    );
}
