/** What metricstransform refuses (contrib metricstransformprocessor, building, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, jsonAt } from "../../../../model/json.ts";
import { needed, problemsIn, type Row, regex, whenBuilt, word } from "./rows.ts";
import { type Problems, required, type SettingCheck, type Settings, textIn } from "./setting-check.ts";

const aggregations = Object.freeze(["", "sum", "mean", "min", "max", "median", "count"]);
const operations = Object.freeze([
  "add_label",
  "update_label",
  "delete_label_value",
  "toggle_scalar_data_type",
  "experimental_scale_value",
  "aggregate_labels",
  "aggregate_label_values",
]);

const rows: readonly Row[] = Object.freeze([
  needed("transforms.*.include", "name the metric"),
  word("transforms.*.match_type", ["", "strict", "regexp"]),
  word("transforms.*.action", ["insert", "update", "combine", "group"]),
  needed("transforms.*.action", "use insert, update, combine or group"),
  word("transforms.*.aggregation_type", aggregations),
  word("transforms.*.submatch_case", ["", "lower", "upper"]),
  word("transforms.*.operations.*.action", operations),
  needed("transforms.*.operations.*.action", `use one of ${operations.join(", ")}`),
  word("transforms.*.operations.*.aggregation_type", aggregations),
]);

export const metricsTransform: SettingCheck = Object.freeze({
  component: "processors/metricstransform",
  mirrors: "contrib metricstransformprocessor, building, both versions",
  check: function* transforms(settings: Settings): Problems {
    yield* problemsIn([whenBuilt(...rows)], settings);
    if (!settings.used) return;
    for (const [index, transform] of settings.list("transforms").entries()) {
      yield* neededBy(settings, ["transforms", index], transform);
      if (textIn(transform, "match_type") === "regexp")
        for (const key of ["include", "experimental_match_labels.*"])
          yield* regex(`transforms.${index}.${key}`)(settings);
      for (const [at, operation] of settings.list("transforms", index, "operations").entries())
        yield* operationProblems(operation, ["transforms", index, "operations", at]);
    }
  },
});

/** What an action asks for. */
function* neededBy(settings: Settings, path: Path, transform: Json): Problems {
  const action = textIn(transform, "action");
  if (["insert", "combine"].includes(action) && textIn(transform, "new_name") === "")
    yield required([...path, "new_name"], `${action} needs a new_name`, "name the metric that it makes");
  const isCombined = action === "combine" && settings.has("combinedAggregationAsked");
  if (isCombined && textIn(transform, "aggregation_type") === "")
    yield required([...path, "aggregation_type"], "combine needs an aggregation_type", "say sum, for example");
  const labels = jsonAt(transform, ["group_resource_labels"]);
  if (action === "group" && !isJsonObject(labels) && (labels ?? "") === "")
    yield required([...path, "group_resource_labels"], "group needs group_resource_labels", "give them");
}

function* operationProblems(operation: Parameters<typeof textIn>[0], path: readonly (string | number)[]): Problems {
  const action = textIn(operation, "action");
  const needs: Readonly<Record<string, readonly string[]>> = {
    add_label: ["new_label", "new_value"],
    update_label: ["label"],
  };
  for (const key of Object.hasOwn(needs, action) ? (needs[action] ?? []) : []) {
    if (textIn(operation, key) === "") yield required([...path, key], `${action} needs ${key}`, `add ${key}`);
  }
  const scale = isJsonObject(operation) ? (operation["experimental_scale"] ?? 0) : 0;
  if (action === "experimental_scale_value" && scale === 0)
    yield required([...path, "experimental_scale"], `${action} needs experimental_scale`, "say by what to multiply");
}
