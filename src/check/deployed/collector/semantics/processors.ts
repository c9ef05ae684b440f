/** What processors refuse in their settings. */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import {
  conflict,
  negative,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type Settings,
  textIn,
} from "./setting-check.ts";

const actions = Object.freeze(["insert", "update", "upsert", "delete", "hash", "extract", "convert"]);
const statusCodes: readonly Json[] = Object.freeze(["OK", "ERROR", "UNSET"]);

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

function* memoryLimiter(settings: Settings): Problems {
  const number = (key: string): number => settings.number(key) ?? 0;
  if ((settings.duration("check_interval") ?? 1) <= 0)
    yield required("check_interval", "check_interval is not positive", "set it, as check_interval: 1s");
  const unknown = ["limit_mib", "limit_percentage"].some((key) => isReference(settings.effective(key)));
  if (!unknown && number("limit_mib") <= 0 && number("limit_percentage") <= 0)
    yield required("limit_percentage", "Neither limit_mib nor limit_percentage is set", "set limit_percentage: 75", [
      "limit_mib",
    ]);
  for (const key of ["limit_percentage", "spike_limit_percentage"]) {
    if (number(key) > 100) yield outOfRange(key, `${key} is above 100`, "use 1 to 100");
  }
  for (const limit of ["limit_mib", "limit_percentage"]) {
    const spike = `spike_${limit}`;
    if (!unknown && number(limit) > 0 && number(spike) >= number(limit))
      yield outOfRange(spike, `${spike} is not below ${limit}`, "use about a fifth of the limit", [limit]);
  }
}

function* batch(settings: Settings): Problems {
  yield* negative(settings, "timeout");
  const size = settings.number("send_batch_size") ?? 0;
  const sizeMax = settings.number("send_batch_max_size") ?? 0;
  if (sizeMax > 0 && sizeMax < size) {
    const fact = `send_batch_max_size ${sizeMax} is below send_batch_size ${size}`;
    yield outOfRange("send_batch_max_size", fact, "raise it, or use 0 for no limit", ["send_batch_size"]);
  }
  const keys = settings.list("metadata_keys").map((key) => (typeof key === "string" ? key.toLowerCase() : key));
  if (new Set(keys).size < keys.length)
    yield conflict("metadata_keys", "A metadata key is listed twice (case does not count)", "list each once");
}

function* attributeActions(settings: Settings, list: string): Problems {
  const entries = settings.list(list);
  if (entries.length === 0) yield required(list, "No action is given", "add one with key, value and action");
  if (!settings.used) return;
  for (const [index, entry] of entries.entries()) {
    if (isJsonObject(entry)) yield* actionProblems(entry, [list, index]);
  }
}

function* actionProblems(entry: JsonObject, path: Path): Problems {
  const written = textIn(entry, "action");
  const action = written.toLowerCase();
  const has = (key: string): boolean => entry[key] !== undefined && entry[key] !== null && entry[key] !== "";
  if (isReference(written)) return;
  if (!actions.includes(action))
    yield outOfRange([...path, "action"], `"${written}" is not an action`, `use one of ${actions.join(", ")}`);
  if (!has("key") && !(has("pattern") && ["delete", "hash"].includes(action)))
    yield required([...path, "key"], "The action does not name a key", "add key");
  const sources = ["value", "from_attribute", "from_context"];
  if (["insert", "update", "upsert"].includes(action) && sources.filter(has).length !== 1) {
    const fact = `${action} needs exactly one of value, from_attribute and from_context`;
    yield conflict(
      path,
      fact,
      "keep one",
      sources.map((key) => [...path, key]),
    );
  }
  if (action === "extract" && !has("pattern"))
    yield required([...path, "pattern"], "extract needs a pattern", "add one that has named groups");
  if (action === "convert" && !has("converted_type"))
    yield required([...path, "converted_type"], "convert needs a type", "add converted_type");
}

/** At 0.161 the Collector finds these out at start, after `validate`: it would not start either. */
function* tailSampling(settings: Settings): Problems {
  if (!settings.used) return;
  const policies = settings.list("policies");
  const names = policies.map((policy) => textIn(policy, "name"));
  for (const [index, policy] of policies.entries()) {
    const path = ["policies", index];
    const name = names[index] ?? "";
    if (name === "") yield required([...path, "name"], "A policy has no name", "name it");
    else if (names.indexOf(name) < index)
      yield conflict([...path, "name"], `Two policies are named "${name}"`, "name each differently");
    yield* policyProblems(policy, path);
  }
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

function* policyProblems(policy: Json, path: Path): Problems {
  const type = textIn(policy, "type");
  if (!policyTypes.includes(type) && !isReference(type))
    yield outOfRange([...path, "type"], `"${type}" is not a policy type`, `use one of ${policyTypes.join(", ")}`);
  if (type !== "status_code") return;
  const listed = jsonAt(policy, ["status_code", "status_codes"]);
  const codes = Array.isArray(listed) ? listed : [];
  const at = [...path, "status_code", "status_codes"];
  if (codes.length === 0) yield required(at, "No status code is listed", "list ERROR, for example");
  for (const code of codes) {
    if (!statusCodes.includes(code) && !isReference(code))
      yield outOfRange(at, `${JSON.stringify(code)} is not a status code`, `use ${statusCodes.join(", ")}`);
  }
}
