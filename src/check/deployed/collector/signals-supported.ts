/** Each component takes the signals of the pipelines it is in; connectors are wired on both sides, without a circle. */

import { type Signal, signals } from "../../../contract/signal.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { connectorPairs, supportsSignal } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { componentsOf, findingAt, normalId, type PipelineView, pipelinesOf, schemasFor } from "./view.ts";

export const signalsSupported: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => {
    const version = schemasFor(collector);
    const connectors = connectorIds(collector);
    return pipelinesOf(collector)
      .filter(({ signal }) => signals.includes(signal))
      .flatMap((pipeline) =>
        (["receivers", "processors", "exporters"] as const).flatMap((kind) =>
          pipeline[kind].flatMap((id, index) =>
            connectors.has(id) || supportsSignal(version, kind, id, pipeline.signal)
              ? []
              : [
                  findingAt(collector, "FL2005", ["service", "pipelines", pipeline.id, kind, index], {
                    message: `The ${kind.slice(0, -1)} "${id}" does not take ${pipeline.signal}; the Collector would not start.`,
                    help: `remove it from ${pipeline.id}`,
                  }),
                ],
          ),
        ),
      );
  });

export const connectorsWired: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => [...connectorIds(collector)].flatMap((id) => wiring(collector, id)));

export const pipelinesAcyclic: DeployedRule = ({ collectors }) => collectors.flatMap(cycles);

function connectorIds(collector: DeployedCollector): ReadonlySet<string> {
  return new Set(componentsOf(collector, "connectors").map(([id]) => normalId(id)));
}

function wiring(collector: DeployedCollector, id: string): readonly Diagnostic[] {
  const pipelines = pipelinesOf(collector).filter(({ signal }) => signals.includes(signal));
  const into = pipelines.filter(({ exporters }) => exporters.includes(id));
  const from = pipelines.filter(({ receivers }) => receivers.includes(id));
  if (into.length === 0 && from.length === 0) return [];
  const pairs = connectorPairs(schemasFor(collector), id);
  const leads = (source: Signal, target: Signal): boolean =>
    !pairs || pairs.some((pair) => pair.from === source && pair.to === target);
  const lonely = [
    ...into
      .filter((source) => !from.some((target) => leads(source.signal, target.signal)))
      .map((pipeline) => ({ pipeline, list: "exporters", other: "receiver" })),
    ...from
      .filter((target) => !into.some((source) => leads(source.signal, target.signal)))
      .map((pipeline) => ({ pipeline, list: "receivers", other: "exporter" })),
  ];
  return lonely.map(({ pipeline, list, other }) =>
    findingAt(collector, "FL2006", ["service", "pipelines", pipeline.id, list], {
      message: `The connector "${id}" is among the ${list} of ${pipeline.id}, and no fitting pipeline has it as ${other}; the Collector would not start.`,
      help: `name it as ${other} of a pipeline with a signal it can give`,
    }),
  );
}

/** Depth first over pipelines; reports each circle once, at the pipeline where it closes. */
function cycles(collector: DeployedCollector): readonly Diagnostic[] {
  const connectors = connectorIds(collector);
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
