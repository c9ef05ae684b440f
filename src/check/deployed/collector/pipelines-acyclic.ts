/** Connectors do not lead a pipeline back to itself. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import type { Pipeline } from "../../../needs/configuration.ts";
import type { CollectorRule } from "./view.ts";

/** Depth first over pipelines; reports each circle once, at the pipeline where it closes. */
export const pipelinesAcyclic: CollectorRule = ({ pipelines, names, finding }) => {
  const connectors = new Set(names("connectors"));
  const next = ({ exporters }: Pipeline): readonly Pipeline[] =>
    pipelines.filter(({ receivers }) => exporters.some((id) => connectors.has(id) && receivers.includes(id)));
  const finished = new Set<string>();
  const found: Diagnostic[] = [];
  const visit = (pipeline: Pipeline, trail: readonly string[]): void => {
    if (trail.includes(pipeline.id)) {
      const circle = [...trail.slice(trail.indexOf(pipeline.id)), pipeline.id];
      found.push(
        finding("FL2007", ["service", "pipelines", pipeline.id], {
          message: wouldNotStart(`Connectors form a circle: ${circle.join(" → ")}`),
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
};
