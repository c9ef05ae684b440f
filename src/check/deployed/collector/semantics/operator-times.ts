/** Times and severities that operators of log receivers read (contrib pkg/stanza operator/helper, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { isNothing } from "./operator-fields.ts";
import { misleading, outOfRange, type Problems, required, textIn } from "./setting-check.ts";

const layoutTypes = Object.freeze(["", "strptime", "gotime", "epoch", "native"]);
const epochs = Object.freeze(["s", "ms", "us", "ns", "s.ms", "s.us", "s.ns"]);
const directives = "YymoqbhBdegaAHlIpPMSLfsZzwijkDxFTXrRnt%c";

/** `validate` looks at them even where no pipeline uses the receiver. */
export function* timeProblems(time: JsonObject, path: Path): Problems {
  if (isNothing(time["parse_from"]))
    yield required([...path, "parse_from"], "A time needs parse_from", "name the field");
  const type = textIn(time, "layout_type");
  const layout = textIn(time, "layout");
  const at = [...path, "layout"];
  if (!layoutTypes.includes(type) && !isReference(type))
    yield outOfRange([...path, "layout_type"], `"${type}" is not a type of layout`, "use strptime, gotime or epoch");
  if (isReference(layout) || isReference(type)) return;
  if (layout === "" && type !== "native")
    yield required(at, "A time needs its layout", "write '%Y-%m-%d %H:%M:%S', for example");
  else yield* layoutProblems(type, layout, at);
  if (["", "strptime", "gotime"].includes(type)) yield* zones(time, path, type === "gotime" ? "MST" : "%Z");
}

function* layoutProblems(type: string, layout: string, at: Path): Problems {
  if (type === "epoch" && !epochs.includes(layout))
    yield outOfRange(at, `"${layout}" is not a layout of epoch`, `use ${epochs.join(", ")}`);
  else if (type === "" || type === "strptime") yield* strptime(layout, at);
  else if (type === "gotime" && /[^.,9]9+/.test(layout))
    yield outOfRange(at, "A fraction of seconds does not follow a point or a comma", "write 05.999");
}

/** Of C, as far as Go's times can be told by it. */
export function* strptime(layout: string, at: Path): Problems {
  const unknown = [...layout.matchAll(/%(.)/gs)].find(([, letter = ""]) => !directives.includes(letter));
  if (/\d/.test(layout))
    yield outOfRange(
      at,
      "A layout of strptime does not have digits",
      /2006|15:04/.test(layout) ? "set layout_type: gotime" : "write a directive for each part, such as %Y",
    );
  else if (/[^.,]%[Lfs]/.test(layout))
    yield outOfRange(at, "A fraction of seconds does not follow a point or a comma", "write %S.%L");
  else if (unknown) yield outOfRange(at, `strptime does not have ${unknown[0]} here`, "use %Y %m %d %H %M %S %L %z");
}

function* zones(time: JsonObject, path: Path, directive: string): Problems {
  const location = textIn(time, "location");
  const help = "use UTC, or Europe/Berlin, for example";
  if (location !== "" && !isReference(location) && !isTimeZone(location))
    yield outOfRange([...path, "location"], `"${location}" is not a time zone`, help);
  const byName = time["time_zone_locations"];
  const names = isJsonObject(byName) ? Object.entries(byName) : [];
  for (const [name, zone] of names)
    if (typeof zone === "string" && !isReference(zone) && !isTimeZone(zone))
      yield outOfRange([...path, "time_zone_locations", name], `"${zone}" is not a time zone`, help);
  if (names.length > 0 && !textIn(time, "layout").includes(directive))
    yield outOfRange(
      [...path, "time_zone_locations"],
      `The layout does not have ${directive}, so no name of a zone is read`,
      `add ${directive} to the layout`,
    );
}

export function isTimeZone(name: string): boolean {
  if (name === "Local") return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Any other word is taken, and stands for no severity. */
const severityWords = /^((trace|debug|info|warn|error|fatal)[2-4]?|[1-9]|1\d|2[0-4])$/i;

export function* severityProblems(severity: JsonObject, path: Path): Problems {
  if (isNothing(severity["parse_from"]))
    yield required([...path, "parse_from"], "A severity needs parse_from", "name the field");
  const mapping = severity["mapping"];
  if (isJsonObject(mapping)) yield* mappingProblems(mapping, [...path, "mapping"]);
}

function* mappingProblems(mapping: JsonObject, path: Path): Problems {
  for (const [word, values] of Object.entries(mapping)) {
    const at = [...path, word];
    if (!severityWords.test(word))
      yield misleading(
        at,
        `"${word}" is not a severity, and what is mapped to it has none`,
        "use trace, debug, info, warn, error or fatal",
      );
    const listed = Array.isArray(values) ? (values as readonly Json[]) : [values ?? word];
    for (const [index, value] of listed.entries())
      if (!isSeverityValue(value))
        yield outOfRange(
          Array.isArray(values) ? [...at, index] : at,
          `${JSON.stringify(value)} cannot be a severity`,
          "use a string, a whole number, or { min: 1, max: 5 }",
        );
  }
}

function isSeverityValue(value: Json): boolean {
  if (isJsonObject(value)) return ["min", "max"].every((key) => Number.isInteger(value[key]));
  return typeof value === "string" || Number.isInteger(value);
}
