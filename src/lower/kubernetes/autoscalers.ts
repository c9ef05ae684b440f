/** HorizontalPodAutoscalers of balancers. Backends have none: each one more or less moves keys, and cuts what they hold. */

import type { Autoscaler } from "../../model/plan.ts";
import type { Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { balancerObject } from "../names.ts";

export function lowerAutoscalers({ balancers }: Topology): readonly Autoscaler[] {
  return balancers.flatMap((balancer) => {
    const autoscaling = balancer.target === "fairlead" ? balancer.settings.autoscaling : undefined;
    if (!autoscaling) return [];
    return [
      {
        name: balancerObject(balancer),
        tier: "balancer",
        min: autoscaling.min,
        max: autoscaling.max,
        averageCpu: autoscaling.cpu ?? defaults.fairleadScalingCpu,
        origin: balancer.origin,
      },
    ];
  });
}
