/** Which files filelog reads, and in which order (contrib pkg/stanza fileconsumer/matcher, both versions). */

import { isReference } from "../reference.ts";
import { isTimeZone, strptime } from "./operator-times.ts";
import { needed, notNegative, problemsIn, type Row, regex, word, writtenAt } from "./rows.ts";
import { outOfRange, type Problems, required, type Settings } from "./setting-check.ts";

/** Patterns of paths, as doublestar reads them. */
export function glob(at: string): Row {
  return function* pattern(settings) {
    for (const { path, value } of writtenAt(settings, at)) {
      const fault = typeof value === "string" ? globFault(value) : undefined;
      if (fault)
        yield outOfRange(path, `"${String(value)}" is not a pattern of paths: ${fault}`, "write /var/log/*.log");
    }
  };
}

function globFault(pattern: string): string | undefined {
  const bare = pattern.replaceAll(/\\./g, "_");
  if (bare.endsWith("\\")) return "it ends with a backslash";
  const rest = bare.replaceAll(/\[[!^]?[^\]]+\]/g, "_");
  if (rest.includes("[")) return "nothing closes its [";
  const braces = rest.replaceAll(/\{[^{}]*\}/g, "_").replaceAll(/\{[^{}]*\}/g, "_");
  if (braces.includes("{")) return "nothing closes its {";
  return braces.includes("}") ? "nothing opens its }" : undefined;
}

const sorts = "ordering_criteria.sort_by";
const explicit = "filelog.requireExplicitTopN";
const kinds = Object.freeze(["numeric", "alphabetical", "timestamp"]);

const rows: readonly Row[] = Object.freeze([
  needed(`${sorts}.*.sort_type`, "say numeric, alphabetical, timestamp or mtime"),
  word(`${sorts}.*.sort_type`, [...kinds, "mtime", ""]),
]);

export function* fileOrder(settings: Settings): Problems {
  yield* problemsIn(rows, settings);
  const path = sorts.split(".");
  const types = [...settings.list(...path).keys()].map((index) => settings.text(...path, index, "sort_type"));
  if (types.length === 0) return;
  if (settings.gate(explicit) && (settings.written("ordering_criteria", "top_n") ?? null) === null)
    yield required(["ordering_criteria", "top_n"], `The feature gate ${explicit} asks for top_n`, "0 is for all files");
  yield* problemsIn([notNegative("ordering_criteria.top_n"), regex("ordering_criteria.regex")], settings);
  if (types.some((type) => kinds.includes(type)) && settings.text("ordering_criteria", "regex") === "")
    yield required(["ordering_criteria", "regex"], "What files are ordered by is found by regex", "add regex");
  for (const [index, type] of types.entries()) yield* sortProblems(settings, [...path, index], type);
}

function* sortProblems(settings: Settings, path: readonly (string | number)[], type: string): Problems {
  const missing = (key: string, help: string) =>
    settings.text(...path, key) === "" ? [required([...path, key], `${type} needs ${key}`, help)] : [];
  if (type === "mtime" && !settings.gate("filelog.mtimeSortType"))
    yield outOfRange(
      [...path, "sort_type"],
      "mtime is behind the feature gate filelog.mtimeSortType",
      "use timestamp, or start the Collector with --feature-gates=filelog.mtimeSortType",
    );
  if (kinds.includes(type)) yield* missing("regex_key", "name a group of regex");
  if (type !== "timestamp") return;
  const layout = settings.text(...path, "layout");
  yield* missing("layout", "write %Y%m%d, for example");
  // 0.129.0 finds out when it looks at files.
  if (!isReference(layout) && settings.has("fileDeletion")) yield* strptime(layout, [...path, "layout"]);
  const location = settings.text(...path, "location");
  if (location !== "" && !isReference(location) && !isTimeZone(location))
    yield outOfRange([...path, "location"], `"${location}" is not a time zone`, "use UTC, for example");
}
