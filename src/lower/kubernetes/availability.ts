/** How many pods of a tier there are: disruption budgets keep enough of them, autoscalers make more. */

import { fairleadSettings } from "../../model/fairlead-settings.ts";
import type { Autoscaler, DisruptionBudget } from "../../model/plan.ts";
import { type FairleadBalancer, isOperated, isReplicated, type Topology } from "../../model/topology.ts";
import { balancerObject, balancerSelector, tierSelector } from "../names.ts";

/** A node drain takes one pod of a replicated tier at a time. The operator makes budgets of its own. */
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

/** By CPU. Backends have none: each one more or less moves keys, and cuts what they hold. */
export function lowerAutoscalers(balancer: FairleadBalancer): readonly Autoscaler[] {
  const { autoscaling } = balancer.settings;
  if (!autoscaling) return [];
  const { min, max, cpu } = autoscaling;
  const averageCpu = cpu ?? fairleadSettings.autoscaling.members.cpu.default;
  return [{ name: balancerObject(balancer), tier: "balancer", min, max, averageCpu, origin: balancer.origin }];
}
