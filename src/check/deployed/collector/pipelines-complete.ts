/** There is a pipeline, and each has a receiver and an exporter. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject } from "../../../model/json.ts";
import { misplacedSections, serviceKeys } from "./misplaced.ts";
import { isPipelineReadable, isSectionReadable } from "./readable-sections.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

const ends = Object.freeze(["receivers", "exporters"] as const);

/** Nothing at all is enough behind a gate (core otelcol, both versions). */
const mayBeIdle = ({ gate }: CollectorView): boolean => gate("service.AllowNoPipelines");

export const pipelinesComplete: CollectorRule = (view) =>
  view.pipelines.length === 0
    ? noPipeline(view)
    : [
        ...view.pipelines.flatMap((pipeline) =>
          ends.filter((list) => pipeline[list].length === 0).flatMap((list) => incomplete(view, pipeline.id, list)),
        ),
        ...onlyConnectors(view),
      ];

/** Silent where `service` or its pipelines are there in a form, or under a name, that was found wrong already. */
function noPipeline(view: CollectorView): readonly Diagnostic[] {
  const service = view.at(["service"]);
  const misspelt = isJsonObject(service) && Object.keys(service).some((key) => !serviceKeys.includes(key));
  const pipelines = view.at(["service", "pipelines"]);
  const otherForm = pipelines !== undefined && pipelines !== null && !isJsonObject(pipelines);
  if (
    mayBeIdle(view) ||
    misspelt ||
    otherForm ||
    misplacedSections(view).has("pipelines") ||
    !isSectionReadable(view, "service")
  )
    return [];
  return [
    view.finding("FL2004", ["service", "pipelines"], {
      message: wouldNotStart("No pipeline is defined"),
      help: "add one, such as service.pipelines.traces, with receivers and exporters",
    }),
  ];
}

/** Connectors stand at both ends of pipelines, but a Collector without a receiver or an exporter is refused as such. */
function onlyConnectors(view: CollectorView): readonly Diagnostic[] {
  return ends.flatMap((list) => {
    const named = view.pipelines.flatMap((pipeline) => pipeline[list]);
    const fed = named.length > 0 && named.every((id) => view.defines("connectors", id));
    if (!fed || mayBeIdle(view) || view.in(list).length > 0 || !isSectionReadable(view, list)) return [];
    return [
      view.finding("FL2004", [list], {
        message: wouldNotStart(`No ${list.slice(0, -1)} is defined, only connectors`),
        help: `define at least one under ${list}`,
      }),
    ];
  });
}

function incomplete(view: CollectorView, id: string, list: (typeof ends)[number]): readonly Diagnostic[] {
  const path = ["service", "pipelines", id];
  if (!isPipelineReadable(view.at(path))) return [];
  const isWritten = view.at([...path, list]) !== undefined;
  return [
    view.finding("FL2004", isWritten ? [...path, list] : path, {
      message: wouldNotStart(`The pipeline ${id} has no ${list}`),
      help: `name at least one under ${list}`,
    }),
  ];
}
