/**
 * The Collector's own telemetry can be set up: readers say where, what stands beside them fits. At start each part is
 * built or the Collector ends (core, 0.129.0 and 0.161.0).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { isReference } from "./reference.ts";
import { notAscending } from "./semantics/rows.ts";
import { type CollectorRule, type CollectorView, objectAt } from "./view.ts";

export const telemetryComplete: CollectorRule = (view) => [
  ...logEncoding(view),
  ...readerProblems(view),
  ...viewsAtLevel(view),
  ...boundariesAscend(view),
  ...resourceTexts(view),
];

const telemetry = Object.freeze(["service", "telemetry"] as const);

/** What the logging library has an encoder for; `validate` does not ask. */
const encodings: readonly string[] = Object.freeze(["console", "json"]);

function logEncoding({ at, finding }: CollectorView): readonly Diagnostic[] {
  const path = [...telemetry, "logs", "encoding"];
  const encoding = at(path);
  if (typeof encoding !== "string" || encodings.includes(encoding) || isReference(encoding)) return [];
  return [
    finding("FL1004", path, {
      message: wouldNotStart(`"${encoding}" is not an encoding of the Collector's own log`),
      help: `use ${encodings.join(" or ")}`,
    }),
  ];
}

export function levelOf(at: CollectorView["at"]): string {
  const level = at([...telemetry, "metrics", "level"]);
  return typeof level === "string" ? level.toLowerCase() : "normal";
}

function readerProblems({ at, finding }: CollectorView): readonly Diagnostic[] {
  const base = [...telemetry, "metrics", "readers"];
  const list = at(base);
  if (!Array.isArray(list) || levelOf(at) === "none") return [];
  if (list.length === 0) {
    return [
      finding("FL1101", base, {
        message: wouldNotStart("The list of readers is empty, which only level: none allows"),
        help: "leave the list out for the default at localhost:8888, or set level: none",
      }),
    ];
  }
  return list.flatMap((reader: Json, index) => {
    const missing = missingPart(reader);
    if (missing === undefined) return [];
    const [part, ...paths] = missing;
    return [
      finding("FL1101", [...base, index], {
        message: wouldNotStart(`The reader lacks ${part}`),
        help: "write `pull: { exporter: { prometheus: { host: 0.0.0.0, port: 8888 } } }`",
        restsOn: paths.map((path) => [...base, index, ...path]),
      }),
    ];
  });
}

/** In words, and by the paths of what would do. */
function missingPart(reader: Json): readonly [string, ...Path[]] | undefined {
  const exporter = ["pull", "exporter", "prometheus"];
  if (!isJsonObject(jsonAt(reader, ["pull"]))) {
    return isJsonObject(jsonAt(reader, ["periodic"]))
      ? undefined
      : ["a pull or periodic section", ["pull"], ["periodic"]];
  }
  const prometheus = jsonAt(reader, exporter);
  if (!isJsonObject(prometheus)) return ["an exporter", exporter];
  const key = ["host", "port"].find((one) => prometheus[one] === undefined || prometheus[one] === null);
  return key === undefined ? undefined : [key, [...exporter, key]];
}

function viewsAtLevel({ at, finding }: CollectorView): readonly Diagnostic[] {
  const path = [...telemetry, "metrics", "views"];
  const views = at(path);
  if (!Array.isArray(views) || views.length === 0 || levelOf(at) === "detailed") return [];
  return [
    finding("FL1103", path, {
      message: wouldNotStart("Views need level: detailed"),
      help: "set service.telemetry.metrics.level: detailed, or remove the views",
    }),
  ];
}

/** The SDK logs that it does without a view's aggregation whose bounds do not ascend (opentelemetry-go sdk/metric view.go). */
function boundariesAscend({ at, finding }: CollectorView): readonly Diagnostic[] {
  const path = [...telemetry, "metrics", "views"];
  const views = at(path);
  return (Array.isArray(views) ? views : []).flatMap((view: Json, index) => {
    const inner = ["stream", "aggregation", "explicit_bucket_histogram", "boundaries"];
    const bounds = jsonAt(view, inner);
    const [first] = notAscending(Array.isArray(bounds) ? bounds : [], { twice: false });
    if (first === undefined) return [];
    const message = "A bound of a bucket is not above the one before it, so the view's buckets are not used.";
    return [
      finding("FL1006", [...path, index, ...inner, first], { message, help: "list the bounds in ascending order" }),
    ];
  });
}

/** Where the resource has keys of its own; others are attributes in the old form, which are strings or nothing. */
const resourceKeys: readonly string[] = Object.freeze([
  "attributes",
  "attributes_list",
  "detectors",
  "detection/development",
  "schema_url",
]);

function resourceTexts({ at, has, spelling, finding }: CollectorView): readonly Diagnostic[] {
  if (!has("telemetryResourceKeys")) return [];
  const resource = objectAt(at(telemetry), ["resource"]);
  return Object.entries(resource)
    .filter(([key, value]) => !resourceKeys.includes(key) && value !== null && typeof value !== "string")
    .map(([key, value]) =>
      finding("FL1003", [...telemetry, "resource", key], {
        message: wouldNotStart(`Expected a string for the attribute "${key}", found ${JSON.stringify(value)}`),
        help: `write it in quotes: ${JSON.stringify(spelling([...telemetry, "resource", key]) ?? String(value))}`,
      }),
    );
}
