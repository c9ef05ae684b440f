/** Services, plain and headless. */

import type { k8s } from "cdk8s-plus-28";
import type { Service } from "../../model/plan.ts";
import type { Port } from "../../model/pod.ts";
import { type KubernetesObject, kubernetesObject, type Plain } from "./object.ts";

export function service({ name, labels, annotations, headless, ports, selector, ...asked }: Service): KubernetesObject {
  return kubernetesObject("Service", {
    metadata: { name, labels, annotations },
    spec: {
      type: asked.type,
      ...(asked.loadBalancerClass && { loadBalancerClass: asked.loadBalancerClass }),
      ...(asked.externalTrafficPolicy && { externalTrafficPolicy: asked.externalTrafficPolicy }),
      // Without `publishNotReadyAddresses` only ready pods are listed: this is what makes a readiness probe a health check.
      ...(headless && { clusterIP: "None" }),
      ports: ports.map(servicePort),
      selector,
    },
  });
}

/** The protocol is written out: it is part of a port's identity in a server-side diff. */
export function servicePort({ name, port, protocol, appProtocol }: Port): Plain<k8s.ServicePort> {
  return { name, port, targetPort: port, protocol, ...(appProtocol && { appProtocol }) };
}
