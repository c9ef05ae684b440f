/** How many pods there are: disruption budgets and autoscalers. */

import type { Autoscaler, DisruptionBudget } from "../../model/plan.ts";
import { type KubernetesObject, kubernetesObject } from "./object.ts";

/** By the CPU that pods use on average, so that it does not depend on what they request. */
export function autoscaler({ name, min, max, averageCpu }: Autoscaler): KubernetesObject {
  return kubernetesObject("HorizontalPodAutoscalerV2", {
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas: min,
      maxReplicas: max,
      metrics: [
        { type: "Resource", resource: { name: "cpu", target: { type: "AverageValue", averageValue: averageCpu } } },
      ],
    },
  });
}

export function disruptionBudget({ name, selector, maxUnavailable }: DisruptionBudget): KubernetesObject {
  return kubernetesObject("PodDisruptionBudget", {
    metadata: { name },
    // Pods that are not ready may be evicted: a tier that keeps crashing would otherwise block each drain of a node.
    spec: { selector: { matchLabels: selector }, maxUnavailable, unhealthyPodEvictionPolicy: "AlwaysAllow" },
  });
}
