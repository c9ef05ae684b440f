/** What metricstransform refuses (contrib metricstransformprocessor, building, both versions). */

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
      const path = ["transforms", index];
      const action = textIn(transform, "action");
      if (["insert", "combine"].includes(action) && textIn(transform, "new_name") === "")
        yield required([...path, "new_name"], `${action} needs a new_name`, "name the metric that it makes");
      if (
        action === "group" &&
        textIn(transform, "group_resource_labels") === "" &&
        settings.section(...path, "group_resource_labels") === undefined
      )
        yield required([...path, "group_resource_labels"], "group needs group_resource_labels", "give them");
      if (textIn(transform, "match_type") === "regexp") yield* regex(`transforms.${index}.include`)(settings);
      for (const [at, operation] of settings.list(...path, "operations").entries())
        yield* operationProblems(operation, [...path, "operations", at]);
    }
  },
});

function* operationProblems(operation: Parameters<typeof textIn>[0], path: readonly (string | number)[]): Problems {
  const action = textIn(operation, "action");
  const needs: Readonly<Record<string, readonly string[]>> = {
    add_label: ["new_label", "new_value"],
    update_label: ["label"],
  };
  for (const key of Object.hasOwn(needs, action) ? (needs[action] ?? []) : []) {
    if (textIn(operation, key) === "") yield required([...path, key], `${action} needs ${key}`, `add ${key}`);
  }
}
