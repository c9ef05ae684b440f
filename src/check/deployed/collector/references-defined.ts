/** What pipelines and `service.extensions` name is defined. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import type { DeployedRule } from "../../rule.ts";
import { isSectionReadable } from "./readable-sections.ts";
import { definedIds, enabledExtensions, findingAt, type PipelineView, pipelineLists, pipelinesOf } from "./view.ts";

export const referencesDefined: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => [
    ...pipelinesOf(collector).flatMap((pipeline) => undefinedIn(collector, pipeline)),
    ...undefinedExtensions(collector),
  ]);

/** Ids that a pipeline may name in a list: connectors count as receivers and as exporters. */
function namesFor(collector: DeployedCollector, list: PipelineList): readonly string[] {
  const own = definedIds(collector, list);
  return list === "processors" ? own : [...own, ...definedIds(collector, "connectors")];
}

type PipelineList = (typeof pipelineLists)[number];

function undefinedIn(collector: DeployedCollector, pipeline: PipelineView): readonly Diagnostic[] {
  return pipelineLists
    .filter(
      (list) =>
        isSectionReadable(collector, list) && (list === "processors" || isSectionReadable(collector, "connectors")),
    )
    .flatMap((list) => {
      const known = namesFor(collector, list);
      return pipeline[list].flatMap((id, index) =>
        known.includes(id) ? [] : [missing(collector, pipeline, list, index)],
      );
    });
}

function missing(collector: DeployedCollector, pipeline: PipelineView, list: PipelineList, index: number): Diagnostic {
  const id = pipeline[list][index] ?? "";
  const kind = list.slice(0, -1);
  return findingAt(collector, "FL2001", ["service", "pipelines", pipeline.id, list, index], {
    message: `The pipeline ${pipeline.id} names the ${kind} "${id}", which is not defined; the Collector would not start.`,
    help:
      definedElsewhere(collector, id, list) ??
      suggestion(id, namesFor(collector, list)) ??
      `define it under ${list}, or remove it here`,
  });
}

/** A processor among the exporters, say: the name is right, the list is not. */
function definedElsewhere(collector: DeployedCollector, id: string, list: PipelineList): string | undefined {
  const other = pipelineLists.find((section) => section !== list && definedIds(collector, section).includes(id));
  if (other) return `it is defined under ${other}: name it in that list`;
  if (definedIds(collector, "extensions").includes(id)) return "it is an extension: name it in service.extensions";
  return undefined;
}

function suggestion(id: string, known: readonly string[]): string | undefined {
  const near = nearest(id, known);
  return near.length > 0 ? `did you mean ${near.join(" or ")}?` : undefined;
}

function undefinedExtensions(collector: DeployedCollector): readonly Diagnostic[] {
  if (!isSectionReadable(collector, "extensions")) return [];
  const known = definedIds(collector, "extensions");
  return enabledExtensions(collector).flatMap((id, index) =>
    known.includes(id)
      ? []
      : [
          findingAt(collector, "FL2001", ["service", "extensions", index], {
            message: `service.extensions names "${id}", which is not defined; the Collector would not start.`,
            help: suggestion(id, known) ?? "define it under extensions, or remove it here",
          }),
        ],
  );
}
