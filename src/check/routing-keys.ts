/** Which routing key each Collector version can use for which signal (contrib loadbalancingexporter). */

import type { Signal } from "../contract/signal.ts";
import type { SchemaVersion } from "../model/collector/release.ts";
import type { RoutingKey } from "../model/topology.ts";

/** All keys there are, spelled as the exporter takes them. */
export const routingKeys: readonly string[] = Object.freeze([
  "traceID",
  "service",
  "resource",
  "metric",
  "streamID",
  "attributes",
]);

const table: Readonly<Record<SchemaVersion, Readonly<Record<Signal, readonly RoutingKey[]>>>> = Object.freeze({
  "0.129.0": {
    traces: ["traceID", "service", "attributes"],
    metrics: ["service", "resource", "metric", "streamID"],
    logs: ["traceID"],
  },
  "0.161.0": {
    traces: ["traceID", "service", "attributes"],
    metrics: ["service", "resource", "metric", "streamID", "attributes"],
    logs: ["traceID", "service", "resource", "attributes"],
  },
});

export function supportedRoutingKeys(version: SchemaVersion, signal: Signal): readonly RoutingKey[] {
  return table[version][signal];
}

/** The first release that can, in words, or undefined when none can. */
export function whenSupported(key: string, signal: Signal): string | undefined {
  if (signal === "metrics" && key === "attributes") return "a Collector from 0.147.0 on, such as 0.161.0";
  if (signal === "logs" && ["service", "resource", "attributes"].includes(key)) {
    return "a Collector from 0.154.0 on, such as 0.161.0";
  }
  return undefined;
}
