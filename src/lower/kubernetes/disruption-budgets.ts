/** PodDisruptionBudgets: a node drain takes one pod of a replicated tier at a time. */

import type { DisruptionBudget } from "../../model/plan.ts";
import { isOperated, isReplicated, type Topology } from "../../model/topology.ts";
import { balancerObject, balancerSelector, tierSelector } from "../names.ts";

/** The operator makes its own for an OpenTelemetryCollector. */
export function lowerDisruptionBudgets(topology: Topology): readonly DisruptionBudget[] {
  const pools = topology.pools
    .filter((pool) => pool.count > 1)
    .map((pool) => ({
      name: pool.name,
      tier: "policies" as const,
      selector: tierSelector(topology, pool.name),
      maxUnavailable: 1,
      origin: pool.origin,
    }));
  const balancers = topology.balancers
    .filter((balancer) => isReplicated(balancer) && !isOperated(balancer, topology))
    .map((balancer) => ({
      name: balancerObject(balancer),
      tier: "policies" as const,
      selector: balancerSelector(topology, balancer),
      maxUnavailable: 1,
      origin: balancer.origin,
    }));
  return [...pools, ...balancers];
}
