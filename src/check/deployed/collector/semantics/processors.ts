/** What processors refuse in their settings. */

import { isReference } from "../reference.ts";
import { attributeActions, attributesProcessor } from "./attribute-actions.ts";
import {
  conflict,
  negative,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type Settings,
} from "./setting-check.ts";
import { tailSampling } from "./tail-sampling.ts";

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
    check: attributesProcessor,
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
