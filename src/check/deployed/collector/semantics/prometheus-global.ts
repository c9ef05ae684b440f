/**
 * What the prometheus receiver decodes of Prometheus beside its jobs: labels, names and storage for all, and its receiver of OTLP,
 * none of which the Collector uses and all of which it refuses (Prometheus config.go, 0.304 and 0.314, for both versions).
 */

import type { Path } from "../../../../diagnostics/place.ts";
import type { Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { glob } from "./file-order.ts";
import { atLeast, atMost, problemsIn, type Row, word, writtenAt } from "./rows.ts";
import { conflict, outOfRange, type Problems, required, type Settings } from "./setting-check.ts";

const strategies = Object.freeze([
  "",
  "UnderscoreEscapingWithSuffixes",
  "UnderscoreEscapingWithoutSuffixes",
  "NoUTF8EscapingWithSuffixes",
  "NoTranslation",
]);

const rows: readonly Row[] = Object.freeze([
  atLeast("config.storage.tsdb.retention.percentage", 0),
  atMost("config.storage.tsdb.retention.percentage", 100),
  word("config.storage.tsdb.chunk_encoding.floats", ["", "xor", "xor2"]),
  word("config.otlp.translation_strategy", strategies),
  glob("config.scrape_config_files.*"),
  function* pathsOfFiles(settings) {
    for (const { path, value } of writtenAt(settings, "config.scrape_config_files.*"))
      if (/\*[^/]*\//.test(String(value)))
        yield outOfRange(path, `"${String(value)}" has a * before its last part`, "write it in the name of the file");
  },
  function* sizeHeld(settings) {
    for (const { path, value } of writtenAt(settings, "config.storage.tsdb.retention.size"))
      if (String(value).startsWith("-")) yield outOfRange(path, "The size is negative", "use 0 or more");
  },
]);

export function* prometheusGlobal(settings: Settings): Problems {
  yield* problemsIn(rows, settings);
  const labels = ["config", "global", "external_labels"];
  if (Object.hasOwn(settings.section(...labels) ?? {}, ""))
    yield required([...labels, ""], "A label does not have a name", "name it");
  yield* twiceIn(settings, ["config", "global", "scrape_protocols"]);
  yield* names(settings);
  if (settings.section("config", "otlp")) yield* promoted(settings);
}

/** Names of metrics in full UTF-8 need a scheme that takes them. */
function* names(settings: Settings): Problems {
  const schemeAt = (path: Path): string => settings.text(...path, "metric_name_validation_scheme");
  const global = ["config", "global"];
  const isPlain = (path: Path): boolean => (schemeAt(path) || schemeAt(global)) === "legacy";
  const jobs = [...settings.list("config", "scrape_configs").keys()].map((index) => [
    "config",
    "scrape_configs",
    index,
  ]);
  for (const path of [...(jobs.length > 0 ? [global] : []), ...jobs])
    if (isPlain(path) && settings.text(...path, "metric_name_escaping_scheme") === "allow-utf-8")
      yield conflict([...path, "metric_name_escaping_scheme"], "legacy names are not in UTF-8", "use underscores", [
        [...path, "metric_name_validation_scheme"],
      ]);
  const strategy = settings.text("config", "otlp", "translation_strategy");
  if (schemeAt(global) === "legacy" && strategy.startsWith("No") && strategies.includes(strategy))
    yield conflict(
      ["config", "otlp", "translation_strategy"],
      `${strategy} makes names in UTF-8`,
      `use ${strategies[1]}`,
      [[...global, "metric_name_validation_scheme"]],
    );
}

/** Which attributes of a resource become labels: all but some, or some (all of it since the later version). */
function* promoted(settings: Settings): Problems {
  const [all, some, ignored] = [
    "promote_all_resource_attributes",
    "promote_resource_attributes",
    "ignore_resource_attributes",
  ].map((key): Path => ["config", "otlp", key]);
  if (!all || !some || !ignored) return;
  const isAll = settings.written(...all) === true;
  if (isAll && settings.list(...some).length > 0)
    yield conflict(some, "All attributes are promoted already", "keep one", [all]);
  if (!isAll && settings.list(...ignored).length > 0)
    yield conflict(ignored, "Attributes are ignored where all others are promoted", "remove it", [all]);
  yield* twiceIn(settings, isAll ? ignored : some);
}

export function* twiceIn(settings: Settings, path: Path): Problems {
  const list = settings.list(...path).map((one: Json) => (typeof one === "string" ? one.trim() : one));
  for (const [index, one] of list.entries()) {
    if (isReference(one)) continue;
    if (one === "") yield required([...path, index], "An entry is empty", "remove it");
    else if (list.indexOf(one) < index)
      yield conflict([...path, index], `${JSON.stringify(one)} is listed twice`, "list it once");
  }
}
