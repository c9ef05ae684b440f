/** What pipelines and extensions name is defined, what is defined is used, and pipelines are complete. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { jsonAt } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { componentsOf, findingAt, normalId, type PipelineView, pipelinesOf } from "./view.ts";

const lists = Object.freeze(["receivers", "processors", "exporters"] as const);

export const referencesDefined: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => [
    ...pipelinesOf(collector).flatMap((pipeline) => undefinedIn(collector, pipeline)),
    ...undefinedExtensions(collector),
  ]);

export const componentsUsed: DeployedRule = ({ collectors }) => collectors.flatMap(unused);

export const pipelinesComplete: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => {
    const pipelines = pipelinesOf(collector);
    if (pipelines.length === 0) {
      return [
        findingAt(collector, "FL2004", ["service", "pipelines"], {
          message: "There is no pipeline; the Collector would not start.",
          help: "add one, as service.pipelines.traces",
        }),
      ];
    }
    return pipelines.flatMap((pipeline) => [
      ...(["receivers", "exporters"] as const)
        .filter((list) => pipeline[list].length === 0)
        .map((list) =>
          findingAt(collector, "FL2004", ["service", "pipelines", pipeline.id], {
            message: `The pipeline ${pipeline.id} has no ${list}; the Collector would not start.`,
            help: `name at least one under ${list}`,
          }),
        ),
      ...repeated(pipeline.processors).map((id) =>
        findingAt(collector, "FL2003", ["service", "pipelines", pipeline.id, "processors"], {
          message: `The processor "${id}" stands twice in ${pipeline.id}; the Collector would not start.`,
          help: `remove one, or define a second one as "${id}/again"`,
        }),
      ),
    ]);
  });

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function defined(collector: DeployedCollector, list: (typeof lists)[number]): readonly string[] {
  const own = componentsOf(collector, list).map(([id]) => normalId(id));
  return list === "processors" ? own : [...own, ...componentsOf(collector, "connectors").map(([id]) => normalId(id))];
}

function undefinedIn(collector: DeployedCollector, pipeline: PipelineView): readonly Diagnostic[] {
  return lists.flatMap((list) =>
    pipeline[list].flatMap((id, index) => {
      const known = defined(collector, list);
      if (known.includes(id)) return [];
      const near = nearest(id, known);
      return [
        findingAt(collector, "FL2001", ["service", "pipelines", pipeline.id, list, index], {
          message: `The pipeline ${pipeline.id} names the ${list.slice(0, -1)} "${id}", which is not defined; the Collector would not start.`,
          help: near.length > 0 ? `did you mean ${near.join(" or ")}?` : `define it under ${list}, or remove it here`,
        }),
      ];
    }),
  );
}

function serviceExtensions(collector: DeployedCollector): readonly string[] {
  const named = jsonAt(collector.config, ["service", "extensions"]);
  return Array.isArray(named) ? named.filter((id) => typeof id === "string").map((id) => normalId(id)) : [];
}

function undefinedExtensions(collector: DeployedCollector): readonly Diagnostic[] {
  const known = componentsOf(collector, "extensions").map(([id]) => normalId(id));
  return serviceExtensions(collector).flatMap((id, index) =>
    known.includes(id)
      ? []
      : [
          findingAt(collector, "FL2001", ["service", "extensions", index], {
            message: `service.extensions names "${id}", which is not defined; the Collector would not start.`,
            help:
              nearest(id, known).length > 0
                ? `did you mean ${nearest(id, known).join(" or ")}?`
                : "define it under extensions",
          }),
        ],
  );
}

/** Legal, but dead: it is only read, never run. */
function unused(collector: DeployedCollector): readonly Diagnostic[] {
  const pipelines = pipelinesOf(collector);
  if (pipelines.length === 0) return [];
  const used = new Set(pipelines.flatMap((pipeline) => lists.flatMap((list) => pipeline[list])));
  const enabled = new Set(serviceExtensions(collector));
  return (["receivers", "processors", "exporters", "connectors", "extensions"] as const).flatMap((section) =>
    componentsOf(collector, section)
      .map(([id]) => id)
      .filter((id) => !(section === "extensions" ? enabled : used).has(normalId(id)))
      .map((id) =>
        findingAt(collector, "FL2002", [section, id], {
          message: `The ${section.slice(0, -1)} "${id}" is defined and ${section === "extensions" ? "not enabled under service.extensions" : "in no pipeline"}: it does nothing.`,
          help: "use it or remove it",
        }),
      ),
  );
}
