/** Services, plain and headless. */

import type { Service } from "../../model/plan.ts";
import type { KubernetesObject } from "./object.ts";

export function service({ name, labels, headless, ports, selector }: Service): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, labels },
    spec: {
      type: "ClusterIP",
      // Only ready pods are listed: this is what makes a readiness probe a health check.
      ...(headless && { clusterIP: "None", publishNotReadyAddresses: false }),
      ports: ports.map((each) => ({ name: each.name, port: each.port, targetPort: each.port })),
      selector,
    },
  };
}
