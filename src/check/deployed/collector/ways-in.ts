/** Where the telemetry of a pipeline was before: in pipelines that lead to it through connectors, which hand it on as it is. */

import type { Pipeline } from "../../../needs/configuration.ts";
import { typeOfId } from "../../../schema/registry.ts";
import type { CollectorView } from "./view.ts";

/** They call what comes next with what they were called with (core forwardconnector, contrib routing, failover and roundrobin connectors). */
const handingOn: readonly string[] = Object.freeze(["forward", "routing", "failover", "roundrobin", "round_robin"]);

/** Pipelines of the same signal that lead here, nearest first, without this one. */
export function pipelinesBefore({ pipelines }: CollectorView, pipeline: Pipeline): readonly Pipeline[] {
  const known = new Set([pipeline]);
  for (const { signal, receivers } of known) {
    const connectors = new Set(receivers.filter((id) => handingOn.includes(typeOfId(id))));
    for (const other of connectors.size > 0 ? pipelines : [])
      if (other.signal === signal && other.exporters.some((id) => connectors.has(id))) known.add(other);
  }
  known.delete(pipeline);
  return [...known];
}
