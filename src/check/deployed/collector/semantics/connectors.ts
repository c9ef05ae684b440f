/** What connectors refuse in their settings. */

import { isJsonObject } from "../../../../model/json.ts";
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

export const connectorChecks: readonly SettingCheck[] = Object.freeze([
  {
    component: "connectors/spanmetrics",
    mirrors: "contrib spanmetricsconnector Validate, both versions",
    check: spanMetrics,
  },
  { component: "connectors/routing", mirrors: "contrib routingconnector Validate, 0.129.0", check: routing },
]);

const builtInDimensions = Object.freeze(["service.name", "span.name", "span.kind", "status.code"]);

function* spanMetrics(settings: Settings): Problems {
  yield* negative(settings, "metrics_flush_interval");
  if (settings.section("histogram", "explicit") && settings.section("histogram", "exponential"))
    yield conflict("histogram", "explicit and exponential histograms are both set", "keep one");
  const names = settings.list("dimensions").map((entry) => textIn(entry, "name"));
  for (const [index, name] of names.entries()) {
    if (builtInDimensions.includes(name) || (name !== "" && names.indexOf(name) < index))
      yield conflict(["dimensions", index], `The dimension "${name}" is a duplicate`, "remove it");
  }
  const cache = "dimensions_cache_size";
  if (settings.written(cache) !== undefined && (settings.number(cache) ?? 1) <= 0)
    yield outOfRange(cache, `${cache} is not positive`, "use 1000, for example");
}

function* routing(settings: Settings): Problems {
  const table = settings.list("table");
  if (table.length === 0)
    yield required("table", "The routing table is empty", "add an entry with statement or condition, and pipelines");
  for (const [index, entry] of table.entries()) {
    if (!isJsonObject(entry)) continue;
    if ((textIn(entry, "condition") === "") === (textIn(entry, "statement") === ""))
      yield conflict(["table", index], "An entry needs exactly one of condition and statement", "keep one");
    if (!Array.isArray(entry["pipelines"]) || entry["pipelines"].length === 0)
      yield required(["table", index, "pipelines"], "An entry does not name a pipeline", "name the pipelines");
  }
}
