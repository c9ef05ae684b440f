/** Behind a balancer every connection is the balancer's, so that a pod is found by what the telemetry says of itself. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { balancersOf } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, valueAt } from "./value-at.ts";

const types: readonly string[] = ["k8sattributes", "k8s_attributes"];

/** Without associations the processor goes by the connection alone (contrib k8sattributesprocessor README, 0.129.0 and 0.160.0). */
export const podsAssociated: TopologyRule = (topology) =>
  topology.pools
    .filter((pool) => balancersOf(pool, topology).length > 0 && listed(valueAt(pool.network, "clients")).length === 0)
    .flatMap((pool) => {
      const processors = valueAt(pool, "parts", "processors");
      return Object.keys(processors ?? {})
        .filter((id) => types.includes(id.split("/")[0]?.trim() ?? ""))
        .filter((id) => byConnectionAlone(valueAt(processors, id)))
        .map((id) =>
          diagnostic("FL4032", {
            at: within(pool.origin, "processors", id),
            message: `"${id}" finds pods by the connection, and every connection to "${pool.name}" is a balancer's: all telemetry would be said to come from the balancer's pods.`,
            help: 'associate by what senders say, as in `pod_association: [{ sources: [{ from: "resource_attribute", name: "k8s.pod.ip" }] }]`, or put the processor where they send first',
          }),
        );
    });

function byConnectionAlone(settings: unknown): boolean {
  if (valueAt(settings, "passthrough") === true) return true;
  const sources = listed(valueAt(settings, "pod_association")).map((one) => listed(valueAt(one, "sources")));
  return sources.every((list) => list.some((source) => valueAt(source, "from") === "connection"));
}
