/** There is a pipeline, and each has a receiver and an exporter. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, jsonAt } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { isPipelineReadable, isSectionReadable } from "./readable-sections.ts";
import { definedIds, findingAt, pipelinesOf } from "./view.ts";

export const pipelinesComplete: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => {
    const pipelines = pipelinesOf(collector);
    return pipelines.length === 0
      ? noPipeline(collector)
      : [
          ...pipelines.flatMap(({ id, receivers, exporters }) => [
            ...(receivers.length === 0 ? incomplete(collector, id, "receivers") : []),
            ...(exporters.length === 0 ? incomplete(collector, id, "exporters") : []),
          ]),
          ...onlyConnectors(collector),
        ];
  });

/** Silent where `service` or its pipelines are there in a form, or under a name, that was found wrong already. */
function noPipeline(collector: DeployedCollector): readonly Diagnostic[] {
  const service = jsonAt(collector.config, ["service"]);
  const known = ["pipelines", "extensions", "telemetry"];
  const misspelt = isJsonObject(service) && Object.keys(service).some((key) => !known.includes(key));
  const pipelines = jsonAt(collector.config, ["service", "pipelines"]);
  const otherForm = pipelines !== undefined && pipelines !== null && !isJsonObject(pipelines);
  if (misspelt || otherForm || !isSectionReadable(collector, "service")) return [];
  return [
    findingAt(collector, "FL2004", ["service", "pipelines"], {
      message: "There is no pipeline; the Collector would not start.",
      help: "add one, as service.pipelines.traces, with receivers and exporters",
    }),
  ];
}

/** Connectors stand at both ends of pipelines, but a Collector without a receiver or an exporter is refused as such. */
function onlyConnectors(collector: DeployedCollector): readonly Diagnostic[] {
  const connectors = definedIds(collector, "connectors");
  return (["receivers", "exporters"] as const).flatMap((list) => {
    const named = pipelinesOf(collector).flatMap((pipeline) => pipeline[list]);
    const fed = named.length > 0 && named.every((id) => connectors.includes(id));
    if (!fed || definedIds(collector, list).length > 0 || !isSectionReadable(collector, list)) return [];
    return [
      findingAt(collector, "FL2004", [list], {
        message: `No ${list.slice(0, -1)} is defined, only connectors; the Collector would not start.`,
        help: `define at least one under ${list}`,
      }),
    ];
  });
}

function incomplete(collector: DeployedCollector, id: string, list: "receivers" | "exporters"): readonly Diagnostic[] {
  if (!isPipelineReadable(jsonAt(collector.config, ["service", "pipelines", id]))) return [];
  return [
    findingAt(collector, "FL2004", ["service", "pipelines", id], {
      message: `The pipeline ${id} has no ${list}; the Collector would not start.`,
      help: `name at least one under ${list}`,
    }),
  ];
}
