/**
 * The Collector's own telemetry can be set up: readers say where, what stands beside them fits. At start each part is
 * built or the Collector ends (core, 0.129.0 and 0.161.0).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import { isReference } from "./reference.ts";
import { type CollectorRule, type CollectorView, objectAt } from "./view.ts";

export const telemetryComplete: CollectorRule = (view) => [
  ...logEncoding(view),
  ...readerProblems(view),
  ...exporterProblems(view),
  ...viewsAtLevel(view),
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

function levelOf(at: CollectorView["at"]): string {
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

const portMax = 65_535;
const protocols: readonly string[] = Object.freeze(["grpc", "http/protobuf"]);

/** Exporters of readers and processors are built at start, and one that cannot be ends it. */
function exporterProblems({ at, finding }: CollectorView): readonly Diagnostic[] {
  const lists = [
    ...(levelOf(at) === "none" ? [] : [["metrics", "readers"]]),
    ["traces", "processors"],
    ["logs", "processors"],
  ];
  return lists.flatMap((list) => {
    const entries = at([...telemetry, ...list]);
    return (Array.isArray(entries) ? (entries as readonly Json[]) : []).flatMap((entry, index) =>
      ["pull", "periodic", "batch", "simple"].flatMap((way) => {
        const section = jsonAt(entry, [way]);
        return isJsonObject(section) ? wayProblems(section, [...telemetry, ...list, index, way], finding) : [];
      }),
    );
  });
}

function wayProblems(section: JsonObject, path: Path, finding: CollectorView["finding"]): readonly Diagnostic[] {
  const exporter = section["exporter"];
  if (isJsonObject(exporter) && Object.keys(exporter).length > 0)
    return unusableExporter(exporter, [...path, "exporter"], finding);
  // What is pulled is looked at with its reader.
  if (path.at(-1) === "pull") return [];
  return [
    finding("FL1101", path, {
      message: wouldNotStart("No exporter is given here"),
      help: "add exporter: { otlp: { protocol: grpc, endpoint: http://collector:4317 } }",
      restsOn: [[...path, "exporter"]],
    }),
  ];
}

function unusableExporter(exporter: JsonObject, path: Path, finding: CollectorView["finding"]): readonly Diagnostic[] {
  const port = jsonAt(exporter, ["prometheus", "port"]);
  const otlp = exporter["otlp"];
  const protocol = isJsonObject(otlp) ? (otlp["protocol"] ?? null) : undefined;
  return [
    ...(typeof port === "number" && (port < 0 || port > portMax)
      ? [
          finding("FL1102", [...path, "prometheus", "port"], {
            message: wouldNotStart(`${port} is not a port`),
            help: `use 1 to ${portMax}`,
          }),
        ]
      : []),
    ...((typeof protocol === "string" || protocol === null) &&
    !isReference(protocol) &&
    !protocols.includes(String(protocol))
      ? [
          finding("FL1004", [...path, "otlp", "protocol"], {
            message: wouldNotStart(
              protocol === null
                ? "The exporter does not say its protocol"
                : `"${protocol}" is not a protocol of OTLP here`,
            ),
            help: `use ${protocols.join(" or ")}`,
          }),
        ]
      : []),
  ];
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

/** Where the resource has keys of its own; others are attributes in the old form, which are strings or nothing. */
const resourceKeys: readonly string[] = Object.freeze([
  "attributes",
  "attributes_list",
  "detectors",
  "detection/development",
  "schema_url",
]);

function resourceTexts({ at, has, finding }: CollectorView): readonly Diagnostic[] {
  if (!has("telemetryResourceKeys")) return [];
  const resource = objectAt(at(telemetry), ["resource"]);
  return Object.entries(resource)
    .filter(([key, value]) => !resourceKeys.includes(key) && value !== null && typeof value !== "string")
    .map(([key, value]) =>
      finding("FL1003", [...telemetry, "resource", key], {
        message: wouldNotStart(`Expected a string for the attribute "${key}", found ${JSON.stringify(value)}`),
        help: `write it in quotes: ${JSON.stringify(String(value))}`,
      }),
    );
}
