/**
 * A processor that goes by the connection stands before those that forget it: batches and whole traces are of many senders, and
 * go on without a connection (core batchprocessor, contrib groupbytraceprocessor, tailsamplingprocessor: context.Background()).
 */

import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import type { Component, Pipeline } from "../../../needs/configuration.ts";
import { typeOfId } from "../../../schema/registry.ts";
import { type CollectorRule, type CollectorView, objectAt } from "./view.ts";
import { pipelinesBefore } from "./ways-in.ts";

const forgetful: readonly string[] = Object.freeze(["batch", "groupbytrace", "tail_sampling"]);

/** What senders connect to, with an address that is kept (core configgrpc and confighttp); files and scrapers have none. */
const connectedTo: readonly string[] = Object.freeze(
  "otlp otelarrow jaeger zipkin opencensus skywalking sapm signalfx splunk_hec datadog loki influxdb faro prometheusremotewrite prometheus_remote_write".split(
    " ",
  ),
);

export const connectionKept: CollectorRule = (view) => {
  const byConnection = view.in("processors").filter(({ type, settings }) => goesByConnection(type, settings));
  return byConnection.flatMap((processor) => {
    const [first, ...others] = view.pipelines.flatMap((pipeline) => lostIn(view, pipeline, processor));
    if (first === undefined) return [];
    const { pipeline, at, by } = first;
    const place = by.pipeline === pipeline ? "" : ` of ${by.pipeline.id}`;
    const more = others.length > 0 ? ` The same holds in ${others.map((one) => one.pipeline.id).join(", ")}.` : "";
    return [
      view.finding("FL2012", ["service", "pipelines", pipeline.id, "processors", at], {
        message: `"${processor.name}" finds pods by the connection, and "${by.id}"${place} before it forgets the connection: telemetry without its pod's address gets no attributes.${more}`,
        help: `put ${processor.name} before ${by.id}, or associate by an attribute that senders set: pod_association: [{ sources: [{ from: resource_attribute, name: k8s.pod.ip }] }]`,
        restsOn: [processor.path],
      }),
    ];
  });
};

interface Lost {
  readonly pipeline: Pipeline;
  readonly at: number;
  readonly by: { readonly id: string; readonly pipeline: Pipeline };
}

function lostIn(view: CollectorView, pipeline: Pipeline, { name }: Component): readonly Lost[] {
  const at = pipeline.processors.indexOf(name);
  if (at < 0) return [];
  const before = pipelinesBefore(view, pipeline);
  const isConnected = [pipeline, ...before].some((one) =>
    one.receivers.some((id) => connectedTo.includes(typeOfId(id))),
  );
  const passed = [
    ...pipeline.processors.slice(0, at).map((id) => ({ id, pipeline })),
    ...before.flatMap((one) => one.processors.map((id) => ({ id, pipeline: one }))),
  ];
  const by = passed.find(({ id }) => forgetful.includes(typeOfId(id)));
  return by && isConnected ? [{ pipeline, at, by }] : [];
}

/** Without associations it is k8s.pod.ip where telemetry says it, else the connection (contrib k8sattributesprocessor, both versions). */
function goesByConnection(type: string, settings: Json): boolean {
  if (type !== "k8sattributes" && type !== "k8s_attributes") return false;
  const { passthrough, pod_association: ways } = isJsonObject(settings) ? settings : objectAt(undefined, []);
  if (passthrough === true) return true;
  const sources = Array.isArray(ways) ? ways.map((way: Json) => jsonAt(way, ["sources"])) : [];
  return sources.every(
    (list) => Array.isArray(list) && list.some((source: Json) => jsonAt(source, ["from"]) === "connection"),
  );
}
