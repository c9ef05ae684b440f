/** What connectors refuse in their settings. */

import { isJsonObject } from "../../../../model/json.ts";
import {
  conflict,
  outOfRange,
  required,
  type SettingCheck,
  type SettingProblem,
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

function spanMetrics(settings: Settings): readonly SettingProblem[] {
  const found = [...settings.negative(["metrics_flush_interval"])];
  if (settings.section("histogram", "explicit") && settings.section("histogram", "exponential")) {
    found.push(conflict(["histogram"], "explicit and exponential histograms are both set", "keep one"));
  }
  const dimensions = settings.written("dimensions");
  const names = Array.isArray(dimensions) ? dimensions.map((entry) => textIn(entry, "name")) : [];
  for (const [index, name] of names.entries()) {
    if (builtInDimensions.includes(name) || (name !== "" && names.indexOf(name) < index))
      found.push(conflict(["dimensions", index], `The dimension "${name}" is a duplicate`, "remove it"));
  }
  if ((settings.number("dimensions_cache_size") ?? 1) <= 0 && settings.written("dimensions_cache_size") !== undefined) {
    found.push(outOfRange(["dimensions_cache_size"], "dimensions_cache_size is not positive", "use 1000, for example"));
  }
  return found;
}

function routing(settings: Settings): readonly SettingProblem[] {
  const table = settings.written("table");
  if (!Array.isArray(table) || table.length === 0)
    return [
      required(["table"], "The routing table is empty", "add an entry with statement or condition, and pipelines"),
    ];
  return table.flatMap((entry, index) => {
    if (!isJsonObject(entry)) return [];
    const found: SettingProblem[] = [];
    const forms = ["condition", "statement"].filter((key) => typeof entry[key] === "string" && entry[key] !== "");
    if (forms.length !== 1)
      found.push(conflict(["table", index], "An entry needs exactly one of condition and statement", "keep one"));
    if (!Array.isArray(entry["pipelines"]) || entry["pipelines"].length === 0)
      found.push(required(["table", index, "pipelines"], "An entry does not name a pipeline", "name the pipelines"));
    return found;
  });
}
