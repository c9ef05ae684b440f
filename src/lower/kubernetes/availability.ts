/** How many pods of a tier there are: disruption budgets keep enough of them, autoscalers make more. */

import type { Place } from "../../diagnostics/place.ts";
import { averageCpuOf } from "../../model/fairlead-settings.ts";
import type { Autoscaler, DisruptionBudget } from "../../model/plan.ts";
import type { Labels } from "../../model/pod.ts";
import { canonicalQuantity } from "../../model/quantity.ts";
import { type FairleadBalancer, isOperated, isReplicated, type Topology } from "../../model/topology.ts";
import { balancerObject, balancerSelector, tierSelector } from "../names.ts";

/** A node drain takes one pod of a replicated tier at a time. The operator makes budgets of its own. */
export function lowerDisruptionBudgets(topology: Topology): readonly DisruptionBudget[] {
  const budget = (name: string, selector: Labels, origin: Place) => ({ name, selector, maxUnavailable: 1, origin });
  const pools = topology.pools.filter(({ count }) => count > 1);
  const balancers = topology.balancers.filter((balancer) => isReplicated(balancer) && !isOperated(balancer, topology));
  return [
    ...pools.map(({ name, origin }) => budget(name, tierSelector(name), origin)),
    ...balancers.map((balancer) =>
      budget(balancerObject(balancer), balancerSelector(topology, balancer), balancer.origin),
    ),
  ];
}

/** By CPU. Backends have none: each one more or less moves keys, and cuts what they hold. */
export function lowerAutoscalers(balancer: FairleadBalancer): readonly Autoscaler[] {
  const { autoscaling } = balancer.settings;
  if (!autoscaling) return [];
  const { min, max, cpu } = autoscaling;
  const averageCpu = canonicalQuantity(cpu ?? averageCpuOf(balancer.settings));
  return [{ name: balancerObject(balancer), tier: "balancer", min, max, averageCpu, origin: balancer.origin }];
}
