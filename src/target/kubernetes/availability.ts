/** How many pods there are: disruption budgets and autoscalers. cdk8s-plus-28 has no construct for either. */

import type { Construct } from "constructs";
import type { Autoscaler, DisruptionBudget } from "../../model/plan.ts";
import { kplus } from "../cdk8s.ts";

/** By the CPU that pods use on average, so that it does not depend on what they request. */
export function emitAutoscaler(scope: Construct, { name, min, max, averageCpu }: Autoscaler): void {
  new kplus.k8s.KubeHorizontalPodAutoscalerV2(scope, `${name}-autoscaler`, {
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas: min,
      maxReplicas: max,
      metrics: [
        {
          type: "Resource",
          resource: {
            name: "cpu",
            target: { type: "AverageValue", averageValue: kplus.k8s.Quantity.fromString(averageCpu) },
          },
        },
      ],
    },
  });
}

export function emitDisruptionBudget(scope: Construct, { name, selector, maxUnavailable }: DisruptionBudget): void {
  new kplus.k8s.KubePodDisruptionBudget(scope, `${name}-disruption-budget`, {
    metadata: { name },
    spec: {
      selector: { matchLabels: { ...selector } },
      maxUnavailable: kplus.k8s.IntOrString.fromNumber(maxUnavailable),
    },
  });
}
