/** A HorizontalPodAutoscaler: by the CPU that pods use on average, so that it does not depend on what they request. */

import type { Construct } from "constructs";
import type { Autoscaler } from "../../model/plan.ts";
import { kplus } from "../cdk8s.ts";

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
