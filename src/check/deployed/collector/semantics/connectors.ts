/** What connectors refuse in their settings; where routing leads is a matter of the pipelines (../routes-lead-on.ts). */

import { isJsonObject, type Json } from "../../../../model/json.ts";
import { eachFilled, notAscending, notNegative, problemsIn, takenWord, word } from "./rows.ts";
import {
  conflict,
  misleading,
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
  { component: "connectors/routing", mirrors: "contrib routingconnector Validate, both versions", check: routing },
  { component: "connectors/count", mirrors: "contrib countconnector Validate, both versions", check: count },
  {
    component: "connectors/servicegraph",
    mirrors: "contrib servicegraphconnector Validate, 0.161.0",
    check: serviceGraph,
  },
]);

const builtInDimensions = Object.freeze(["service.name", "span.name", "span.kind", "status.code"]);

const dimensionLists = Object.freeze([["dimensions"], ["calls_dimensions"], ["histogram", "dimensions"]]);

function* spanMetrics(settings: Settings): Problems {
  yield* problemsIn(
    [
      notNegative("metrics_flush_interval"),
      notNegative("metrics_expiration"),
      notNegative("series_expiration"),
      notNegative("aggregation_cardinality_limit"),
      takenWord(
        "aggregation_temporality",
        ["", "AGGREGATION_TEMPORALITY_CUMULATIVE", "AGGREGATION_TEMPORALITY_DELTA"],
        "sums are cumulative",
      ),
    ],
    settings,
  );
  const held = settings.written("metric_timestamp_cache_size");
  if (
    settings.text("aggregation_temporality") === "AGGREGATION_TEMPORALITY_DELTA" &&
    typeof held === "number" &&
    held <= 0
  )
    yield outOfRange("metric_timestamp_cache_size", "metric_timestamp_cache_size is not positive", "use 1000", [
      "aggregation_temporality",
    ]);
  if (settings.has("dimensionsByGlob") && settings.effective("exemplars", "enabled") === true)
    yield* notNegative("exemplars.max_per_data_point")(settings);
  yield* unsorted(settings, ["histogram", "explicit", "buckets"], { twice: false });
  if (["explicit", "exponential"].every((kind) => isOn(settings, kind)))
    yield conflict("histogram", "explicit and exponential histograms are both set", "keep one");
  // Up to 0.129.0 only the first list is looked at.
  for (const path of settings.has("dimensionsByGlob") ? dimensionLists : dimensionLists.slice(0, 1))
    yield* dimensionProblems(settings, path);
  if (settings.effective("events", "enabled") === true) {
    if (settings.list("events", "dimensions").length === 0)
      yield required(
        ["events", "dimensions"],
        "Events are counted without a dimension",
        "add one, such as name: exception.type",
      );
    yield* dimensionProblems(settings, ["events", "dimensions"]);
  }
  if (settings.used) yield* notZero(settings);
}

/** Values are looked up by halves (Go's sort.SearchFloat64s), which finds another bucket where bounds do not ascend. */
function* unsorted(settings: Settings, path: readonly string[], { twice }: { readonly twice: boolean }): Problems {
  const [first] = notAscending(settings.list(...path), { twice });
  if (first === undefined) return;
  const fact = "A bound of a bucket is not above the one before it: what is measured is counted in wrong buckets";
  yield misleading([...path, first], fact, "list the bounds in ascending order, each once");
}

/** What the connector is built with. */
function* notZero(settings: Settings): Problems {
  const size = settings.number("resource_metrics_cache_size") ?? 1;
  if (size <= 0)
    yield outOfRange("resource_metrics_cache_size", "resource_metrics_cache_size is not positive", "use 1000");
  if (settings.duration("metrics_flush_interval") === 0)
    yield outOfRange("metrics_flush_interval", "metrics_flush_interval is zero", "use 60s, for example");
}

function* dimensionProblems(settings: Settings, path: readonly string[]): Problems {
  const entries = settings.list(...path);
  const names = entries.map((entry) => textIn(entry, "name"));
  for (const [index, name] of names.entries()) {
    const at = [...path, index];
    const glob = textIn(entries[index], "glob");
    const byGlob = settings.has("dimensionsByGlob");
    // Up to 0.129.0 no name is a name like others.
    if (builtInDimensions.includes(name) || ((name !== "" || !byGlob) && names.indexOf(name) < index))
      yield conflict(at, `The dimension "${name}" is a duplicate`, "remove it");
    if (!byGlob) continue;
    if (name === "" && glob === "") yield required([...at, "name"], "A dimension has neither name nor glob", "name it");
    else if (name !== "" && glob !== "") yield conflict([...at, "glob"], "name and glob are both set", "keep one");
  }
}

/** Which of what is counted has dimensions of its own. */
const counted = Object.freeze(["spans", "spanevents", "datapoints", "logs", "profiles"]);

const countedWhen = ["metrics", ...counted].map((section) => eachFilled(`${section}.*.conditions.*`));

function* count(settings: Settings): Problems {
  yield* problemsIn(countedWhen, settings);
  for (const section of ["metrics", ...counted])
    for (const name of Object.keys(settings.section(section) ?? {})) yield* countProblems(settings, section, name);
}

function* countProblems(settings: Settings, section: string, name: string): Problems {
  if (name === "")
    yield required([section, name], "What is counted does not have the name of a metric", "name the metric");
  const attributes = settings.list(section, name, "attributes");
  if (section === "metrics" && attributes.length > 0)
    yield outOfRange([section, name, "attributes"], "Metrics are not counted by attributes", "count datapoints");
  for (const [index, attribute] of section === "metrics" ? [] : attributes.entries())
    if (textIn(attribute, "key") === "")
      yield required([section, name, "attributes", index, "key"], "An attribute does not have a key", "name it");
}

function isOn(settings: Settings, kind: string): boolean {
  return settings.section("histogram", kind) !== undefined && settings.written("histogram", kind, "enabled") !== false;
}

function* serviceGraph(settings: Settings): Problems {
  const size = settings.number("exponential_histogram_max_size") ?? 0;
  const buckets = Array.isArray(settings.written("latency_histogram_buckets"));
  yield* unsorted(settings, ["latency_histogram_buckets"], { twice: false });
  if (!buckets && size < 0)
    yield outOfRange(
      "exponential_histogram_max_size",
      "exponential_histogram_max_size is negative",
      "use 160, for example",
    );
  if (buckets && size > 0)
    yield conflict("exponential_histogram_max_size", "latency_histogram_buckets is set, too", "keep one");
}

const contexts = Object.freeze(["", "request", "resource", "span", "metric", "datapoint", "log"]);

function* routing(settings: Settings): Problems {
  const table = settings.list("table");
  yield* problemsIn([word("table.*.context", contexts), word("table.*.action", ["", "move", "copy"])], settings);
  if (table.length === 0)
    yield required("table", "The routing table is empty", "add an entry with statement or condition, and pipelines");
  for (const [index, entry] of table.entries()) yield* entryProblems(entry, index);
}

function* entryProblems(entry: Json, index: number): Problems {
  if (!isJsonObject(entry)) return;
  const [condition, statement] = ["condition", "statement"].map((key) => textIn(entry, key));
  if ((condition === "") === (statement === ""))
    yield conflict(["table", index], "An entry needs exactly one of condition and statement", "keep one");
  else if (textIn(entry, "context") === "request") {
    if (statement !== "")
      yield conflict(["table", index, "statement"], "The context request takes a condition", "write it as condition");
    else if (!/^\s*request\["[^"]*"\]\s*(==|!=)\s*"[^"]*"\s*$/.test(condition ?? "") && !condition?.includes("${"))
      yield outOfRange(
        ["table", index, "condition"],
        `"${condition}" is not a condition on requests`,
        'write request["X-Tenant"] == "a"',
      );
  }
  if (!Array.isArray(entry["pipelines"]) || entry["pipelines"].length === 0)
    yield required(["table", index, "pipelines"], "An entry does not name a pipeline", "name the pipelines");
}
