/** Connectors do not lead a pipeline back to itself. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import type { DeployedRule } from "../../rule.ts";
import { definedIds, findingAt, type PipelineView, pipelinesOf } from "./view.ts";

export const pipelinesAcyclic: DeployedRule = ({ collectors }) => collectors.flatMap(cycles);

/** Depth first over pipelines; reports each circle once, at the pipeline where it closes. */
function cycles(collector: DeployedCollector): readonly Diagnostic[] {
  const connectors = new Set(definedIds(collector, "connectors"));
  const pipelines = pipelinesOf(collector);
  const next = (pipeline: PipelineView): readonly PipelineView[] =>
    pipelines.filter(({ receivers }) => pipeline.exporters.some((id) => connectors.has(id) && receivers.includes(id)));
  const finished = new Set<string>();
  const found: Diagnostic[] = [];
  const visit = (pipeline: PipelineView, trail: readonly string[]): void => {
    if (trail.includes(pipeline.id)) {
      const circle = [...trail.slice(trail.indexOf(pipeline.id)), pipeline.id];
      found.push(
        findingAt(collector, "FL2007", ["service", "pipelines", pipeline.id], {
          message: `Connectors lead in a circle: ${circle.join(" → ")}; the Collector would not start.`,
          help: "take the connector out of one of these pipelines",
        }),
      );
      return;
    }
    if (finished.has(pipeline.id)) return;
    for (const following of next(pipeline)) visit(following, [...trail, pipeline.id]);
    finished.add(pipeline.id);
  };
  for (const pipeline of pipelines) visit(pipeline, []);
  return found;
}
