/**
 * The Collector's own telemetry can be set up: readers say where, what stands beside them fits. At start each part is
 * built or the Collector ends (core, 0.129.0 and 0.161.0).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { isReference } from "./reference.ts";
import { findingAt, objectAt, schemasFor } from "./view.ts";

export const telemetryComplete: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => [
    ...logEncoding(collector),
    ...someReader(collector),
    ...readerProblems(collector),
    ...viewsAtLevel(collector),
    ...resourceTexts(collector),
  ]);

const telemetry = Object.freeze(["service", "telemetry"] as const);
const wouldNotStart = "the Collector would not start";

/** What the logging library has an encoder for; `validate` does not ask. */
const encodings: readonly string[] = Object.freeze(["console", "json"]);

function logEncoding(collector: DeployedCollector): readonly Diagnostic[] {
  const path = [...telemetry, "logs", "encoding"];
  const encoding = jsonAt(collector.config, path);
  if (typeof encoding !== "string" || encodings.includes(encoding) || isReference(encoding)) return [];
  return [
    findingAt(collector, "FL1004", path, {
      message: `"${encoding}" is no encoding of the Collector's own log; ${wouldNotStart}.`,
      help: `use ${encodings.join(" or ")}`,
    }),
  ];
}

function levelOf(collector: DeployedCollector): string {
  const level = jsonAt(collector.config, [...telemetry, "metrics", "level"]);
  return typeof level === "string" ? level.toLowerCase() : "normal";
}

function someReader(collector: DeployedCollector): readonly Diagnostic[] {
  const path = [...telemetry, "metrics", "readers"];
  const list = jsonAt(collector.config, path);
  if (!Array.isArray(list) || list.length > 0 || levelOf(collector) === "none") return [];
  return [
    findingAt(collector, "FL1101", path, {
      message: `The list of readers is empty, which only level none allows; ${wouldNotStart}.`,
      help: "leave the list out for the default at localhost:8888, or set level: none",
    }),
  ];
}

function readerProblems(collector: DeployedCollector): readonly Diagnostic[] {
  const base = [...telemetry, "metrics", "readers"];
  const list = jsonAt(collector.config, base);
  if (!Array.isArray(list) || levelOf(collector) === "none") return [];
  return list.flatMap((reader: Json, index) => {
    const missing = missingPart(reader);
    if (missing === undefined) return [];
    return [
      findingAt(collector, "FL1101", [...base, index], {
        message: `The reader has no ${missing}; ${wouldNotStart}.`,
        help: "write `pull: { exporter: { prometheus: { host: 0.0.0.0, port: 8888 } } }`",
      }),
    ];
  });
}

function missingPart(reader: Json): string | undefined {
  const pull = jsonAt(reader, ["pull"]);
  const periodic = jsonAt(reader, ["periodic"]);
  if (!isJsonObject(pull) && !isJsonObject(periodic)) return "pull and no periodic section";
  if (!isJsonObject(pull)) return undefined;
  const prometheus = jsonAt(pull, ["exporter", "prometheus"]);
  if (!isJsonObject(prometheus)) return "exporter";
  return ["host", "port"].find((key) => prometheus[key] === undefined || prometheus[key] === null);
}

function viewsAtLevel(collector: DeployedCollector): readonly Diagnostic[] {
  const path = [...telemetry, "metrics", "views"];
  const views = jsonAt(collector.config, path);
  if (!Array.isArray(views) || views.length === 0 || levelOf(collector) === "detailed") return [];
  return [
    findingAt(collector, "FL1103", path, {
      message: `Views are taken only with level detailed; ${wouldNotStart}.`,
      help: "set service.telemetry.metrics.level: detailed, or remove the views",
    }),
  ];
}

/** From 0.161 on the resource has keys of its own; others are attributes in the old form, which are text or nothing. */
const resourceKeys: readonly string[] = Object.freeze([
  "attributes",
  "attributes_list",
  "detectors",
  "detection/development",
  "schema_url",
]);

function resourceTexts(collector: DeployedCollector): readonly Diagnostic[] {
  if (schemasFor(collector) === "0.129.0") return [];
  const resource = objectAt(collector.config, [...telemetry, "resource"]);
  return Object.entries(resource)
    .filter(([key, value]) => !resourceKeys.includes(key) && value !== null && typeof value !== "string")
    .map(([key, value]) =>
      findingAt(collector, "FL1003", [...telemetry, "resource", key], {
        message: `Expected a text for the attribute "${key}", found ${JSON.stringify(value)}; ${wouldNotStart}.`,
        help: `write it in quotes: ${JSON.stringify(String(value))}`,
      }),
    );
}
