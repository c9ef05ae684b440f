/** Readers of the Collector's own metrics say where: at start each is built or the Collector ends (core, both versions). */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { findingAt } from "./view.ts";

export const telemetryReadersComplete: DeployedRule = ({ collectors }) => collectors.flatMap(readerProblems);

function readerProblems(collector: DeployedCollector): readonly Diagnostic[] {
  const base = ["service", "telemetry", "metrics", "readers"];
  const list = jsonAt(collector.config, base);
  if (!Array.isArray(list)) return [];
  return list.flatMap((reader: Json, index) => {
    const missing = missingPart(reader);
    if (missing === undefined) return [];
    return [
      findingAt(collector, "FL1101", [...base, index], {
        message: `The reader has no ${missing}; the Collector would not start.`,
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
