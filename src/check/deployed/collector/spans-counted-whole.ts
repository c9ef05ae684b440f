/** Metrics of spans are made before sampling, as they count what comes to them and nothing else. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Component, Pipeline } from "../../../needs/configuration.ts";
import { typeOfId } from "../../../schema/registry.ts";
import type { CollectorRule, CollectorView } from "./view.ts";
import { pipelinesBefore } from "./ways-in.ts";

/** Connectors whose metrics are read as rates of requests and errors. */
const counting: readonly string[] = Object.freeze([
  "spanmetrics",
  "span_metrics",
  "servicegraph",
  "service_graph",
  "exceptions",
]);

export const spansCountedWhole: CollectorRule = (view) =>
  view
    .in("connectors")
    .filter(({ type, runs }) => runs && counting.includes(type))
    .flatMap((connector) => samplesIn(view, connector));

function samplesIn(view: CollectorView, connector: Component): readonly Diagnostic[] {
  const feeding = view.pipelines.filter(
    ({ signal, exporters }) => signal === "traces" && exporters.includes(connector.name),
  );
  const found = feeding.flatMap((pipeline) => {
    const sampler = samplerBefore(view, pipeline, connector);
    return sampler === undefined ? [] : [{ pipeline, sampler }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const { pipeline, sampler } = first;
  const at = pipeline.exporters.indexOf(connector.name);
  const subject = connector.type === "exceptions" ? "exceptions" : "requests";
  return [
    view.finding("FL2013", ["service", "pipelines", pipeline.id, "exporters", at], {
      message: `"${connector.name}" gets only what "${sampler}" keeps, so its metrics count sampled ${subject}: rates are too low, and error rates are those of the sample.`,
      help: `feed ${connector.name} from a pipeline without ${sampler}, such as receivers → [${connector.name}, forward], and sample after the forward connector`,
    }),
  ];
}

function samplerBefore(view: CollectorView, pipeline: Pipeline, connector: Component): string | undefined {
  const passed = [pipeline, ...pipelinesBefore(view, pipeline)].flatMap(({ processors }) => processors);
  return passed.find((id) => samples(view, typeOfId(id), connector));
}

/** probabilistic_sampler writes its threshold into the trace state, by which later versions of span_metrics count (both of contrib). */
function samples(view: CollectorView, type: string, connector: Component): boolean {
  if (type === "tail_sampling") return true;
  const isWeighed = view.has("sampledSpansWeighed") && ["spanmetrics", "span_metrics"].includes(connector.type);
  return type === "probabilistic_sampler" && !isWeighed;
}
