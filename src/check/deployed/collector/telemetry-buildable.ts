/**
 * The SDK that the Collector's own telemetry goes through is built at start, and refuses what `validate` takes (otelconf of core
 * service, 0.129.0 and 0.161.0). One table: where it stands, and what is wrong with it there.
 */

import type { Code } from "../../../diagnostics/codes.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { oneOfWords } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import { isReference } from "./reference.ts";
import { levelOf } from "./telemetry-complete.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const telemetryBuildable: CollectorRule = (view) => {
  const telemetry = view.at(["service", "telemetry"]);
  if (!isJsonObject(telemetry)) return [];
  return faultsIn(telemetry, view).map(({ code, path, fact, help, restsOn }) =>
    view.finding(code, ["service", "telemetry", ...path], {
      message: wouldNotStart(fact),
      help,
      restsOn: restsOn?.map((other) => ["service", "telemetry", ...other]),
    }),
  );
};

interface Fault {
  readonly code: Code;
  /** Below service.telemetry. */
  readonly path: Path;
  readonly fact: string;
  readonly help: string;
  readonly restsOn?: readonly Path[];
}

function faultsIn(telemetry: JsonObject, view: CollectorView): readonly Fault[] {
  const isMeasured = levelOf(view.at) !== "none";
  const isTraced = !view.has("quietTracesUnbuilt") || isBuilt(telemetry["traces"]);
  const isAsked = !/^none$/i.test(String(jsonAt(telemetry, ["traces", "level"])));
  return [
    ...(isMeasured ? entries(telemetry, ["metrics", "readers"], readerFaults) : []),
    ...(isMeasured ? entries(telemetry, ["metrics", "views"], viewFaults) : []),
    ...(isTraced ? entries(telemetry, ["traces", "processors"], processorFaults) : []),
    ...(isTraced ? samplerFaults(telemetry, ["traces", "sampler"]) : []),
    ...(isTraced && isAsked ? entries(telemetry, ["traces", "propagators"], propagatorFaults) : []),
    ...entries(telemetry, ["logs", "processors"], processorFaults),
    ...["output_paths", "error_output_paths"].flatMap((key) => entries(telemetry, ["logs", key], sinkFaults)),
  ];
}

function isBuilt(traces: Json | undefined): boolean {
  const level = jsonAt(traces ?? null, ["level"]);
  const processors = jsonAt(traces ?? null, ["processors"]);
  return String(level).toLowerCase() !== "none" && Array.isArray(processors) && processors.length > 0;
}

type EntryCheck = (entry: Json, path: Path) => readonly Fault[];

function entries(telemetry: JsonObject, path: Path, check: EntryCheck): readonly Fault[] {
  const list = jsonAt(telemetry, path);
  return (Array.isArray(list) ? (list as readonly Json[]) : []).flatMap((entry, index) =>
    check(entry, [...path, index]),
  );
}

function fault(code: Code, path: Path, fact: string, help: string, restsOn?: readonly Path[]): Fault {
  return { code, path, fact, help, ...(restsOn && { restsOn }) };
}

/** A reader without either is told with what it lacks. */
const readerFaults: EntryCheck = (entry, path) => [
  ...oneOf(entry, path, ["pull", "periodic"]),
  ...section(entry, [], "periodic").flatMap((periodic) => exporterFaults(periodic, [...path, "periodic"])),
  ...section(entry, ["pull", "exporter"], "prometheus").flatMap((served) => [
    ...portFaults(served, [...path, "pull", "exporter", "prometheus"]),
    ...bothWays(served, [...path, "pull", "exporter", "prometheus"], "with_resource_constant_labels", [
      "included",
      "excluded",
    ]),
  ]),
];

const processorFaults: EntryCheck = (entry, path) => {
  const ways = ["batch", "simple"].filter((way) => section(entry, [], way).length > 0);
  if (ways.length === 0)
    return [
      fault("FL1101", path, "The processor is neither batch nor simple", "write batch: { exporter: … }", [
        [...path, "batch"],
        [...path, "simple"],
      ]),
    ];
  return [
    ...oneOf(entry, path, ["batch", "simple"]),
    ...ways.flatMap((way) => section(entry, [], way).flatMap((one) => exporterFaults(one, [...path, way]))),
    ...section(entry, [], "batch").flatMap((batch) => amountFaults(batch, [...path, "batch"])),
  ];
};

function section(entry: Json, at: Path, key: string): readonly JsonObject[] {
  const found = jsonAt(entry, [...at, key]);
  return isJsonObject(found) ? [found] : [];
}

function oneOf(entry: Json, path: Path, [first, second]: readonly [string, string]): readonly Fault[] {
  if (section(entry, [], first).length === 0 || section(entry, [], second).length === 0) return [];
  return [fault("FL1103", [...path, second], `${first} and ${second} are both given`, "make two entries of them")];
}

const amounts = ["schedule_delay", "export_timeout", "max_queue_size", "max_export_batch_size"] as const;

function amountFaults(batch: JsonObject, path: Path): readonly Fault[] {
  return amounts.flatMap((key) => {
    const amount = batch[key];
    return typeof amount === "number" && amount < 0
      ? [fault("FL1102", [...path, key], `${key} is negative`, "use 0 or more")]
      : [];
  });
}

function exporterFaults(way: JsonObject, path: Path): readonly Fault[] {
  const at = [...path, "exporter"];
  const exporter = way["exporter"];
  const given = isJsonObject(exporter) ? exporter : {};
  const [otlp] = section(given, [], "otlp");
  const [console] = section(given, [], "console");
  if (otlp === undefined && console === undefined)
    return [
      fault(
        "FL1101",
        path,
        "No exporter is given here",
        "add exporter: { otlp: { protocol: grpc, endpoint: http://collector:4317 } }",
        [at],
      ),
    ];
  if (otlp === undefined) return [];
  return [...oneOf(given, at, ["otlp", "console"]), ...otlpFaults(otlp, [...at, "otlp"])];
}

/** Go's url.Parse, of what people write wrongly. */
const unreadableUrl = /^\w+:\/\/(?:[^/]*[\s<>"]|[^/[]*:[^/\d])/;

function otlpFaults(otlp: JsonObject, path: Path): readonly Fault[] {
  const { endpoint = null, headers_list: list } = otlp;
  return [
    // Readers have the SDK's own, at localhost.
    ...(endpoint === null && path.includes("processors")
      ? [
          fault(
            "FL1101",
            [...path, "endpoint"],
            "The exporter does not have an endpoint",
            "give one, such as http://a:4317",
          ),
        ]
      : []),
    ...(typeof endpoint === "string" && !isReference(endpoint) && unreadableUrl.test(endpoint)
      ? [fault("FL1004", [...path, "endpoint"], `"${endpoint}" is not a URL`, "write it as http://collector:4317")]
      : []),
    ...wordFaults(otlp, path, "protocol", ["grpc", "http/protobuf"], "protocol of OTLP here", true),
    ...wordFaults(otlp, path, "compression", ["gzip", "none"], "compression of this exporter"),
    ...wordFaults(otlp, path, "temporality_preference", ["cumulative", "delta", "lowmemory"], "temporality"),
    ...(typeof list === "string" && list !== "" && list.split(",").some((pair) => !pair.includes("="))
      ? [fault("FL1004", [...path, "headers_list"], `"${list}" does not list headers`, "write name=value,name=value")]
      : []),
  ];
}

function wordFaults(
  from: JsonObject,
  path: Path,
  key: string,
  words: readonly string[],
  what: string,
  isNeeded = false,
): readonly Fault[] {
  const word = from[key] ?? null;
  if (word === null && isNeeded)
    return [fault("FL1004", [...path, key], `The exporter does not say its ${key}`, `use ${words.join(" or ")}`)];
  if (typeof word !== "string" || isReference(word) || words.includes(word)) return [];
  return [fault("FL1004", [...path, key], `"${word}" is not a ${what}`, oneOfWords(word, words))];
}

const portMax = 65_535;

function portFaults({ port }: JsonObject, path: Path): readonly Fault[] {
  return typeof port === "number" && (port < 0 || port > portMax)
    ? [fault("FL1102", [...path, "port"], `${port} is not a port`, `use 1 to ${portMax}`)]
    : [];
}

/** An attribute that is both let in and left out. */
function bothWays(from: JsonObject, path: Path, key: string, ways: readonly [string, string]): readonly Fault[] {
  const [first, second] = ways.map((way) => jsonAt(from, [key, way]));
  if (!Array.isArray(first) || !Array.isArray(second)) return [];
  const both = second.findIndex((one: Json) => first.includes(one));
  if (both < 0) return [];
  const fact = `${JSON.stringify(second[both])} is both ${ways[0]} and ${ways[1]}`;
  return [fault("FL1103", [...path, key, ways[1], both], fact, "keep it in one of them")];
}

const instruments = [
  "counter",
  "histogram",
  "observable_counter",
  "observable_gauge",
  "observable_up_down_counter",
  "up_down_counter",
] as const;

const viewFaults: EntryCheck = (entry, path) => {
  const [selector] = section(entry, [], "selector");
  const isEmpty = Object.values(selector ?? {}).every((value) => value === null || value === "");
  if (selector === undefined || isEmpty)
    return [
      fault("FL1101", [...path, "selector"], "The view does not select an instrument", "give instrument_name", [
        [...path, "selector"],
      ]),
    ];
  return [
    ...wordFaults(selector, [...path, "selector"], "instrument_type", instruments, "type of instrument"),
    ...section(entry, [], "stream").flatMap((stream) =>
      bothWays(stream, [...path, "stream"], "attribute_keys", ["included", "excluded"]),
    ),
  ];
};

const samplers = ["parent_based", "always_on", "always_off", "trace_id_ratio_based"] as const;

/** One that is null is none: `always_on: {}` is what is meant. */
function samplerFaults(telemetry: JsonObject, path: Path): readonly Fault[] {
  const sampler = jsonAt(telemetry, path);
  if (!isJsonObject(sampler) || samplers.some((kind) => isJsonObject(sampler[kind]))) return [];
  return [fault("FL1101", path, "The sampler does not say which it is", `write ${samplers[1]}: {}, for example`)];
}

const propagators: readonly string[] = Object.freeze(["tracecontext", "b3"]);

const propagatorFaults: EntryCheck = (entry, path) =>
  typeof entry !== "string" || propagators.includes(entry) || isReference(entry)
    ? []
    : [fault("FL1004", path, `"${entry}" is not a propagator that the Collector has`, oneOfWords(entry, propagators))];

const sinkFaults: EntryCheck = (entry, path) =>
  typeof entry === "string" && /^(?!file:)[a-zA-Z][\w+.-]*:\/\//.test(entry)
    ? [fault("FL1004", path, `The log cannot be written to "${entry}"`, "write stdout, stderr or a path")]
    : [];
