/** Services, plain and headless. */

import type * as Kplus from "cdk8s-plus-28";
import type { Construct } from "constructs";
import type { Service } from "../../model/plan.ts";
import { cdk8s, kplus } from "../cdk8s.ts";

export function emitService(scope: Construct, service: Service): Kplus.Service {
  const made = new kplus.Service(scope, `${service.name}-service`, {
    metadata: { name: service.name, labels: { ...service.labels } },
    ...(service.headless && { clusterIP: "None" }),
    ports: service.ports.map(({ name, port }) => ({ name, port, targetPort: port })),
  });
  // Set by patch: cdk8s-plus adds a label of its own to the selector of a StatefulSet's Service.
  cdk8s.ApiObject.of(made).addJsonPatch(
    cdk8s.JsonPatch.add("/spec/selector", { ...service.selector }),
    cdk8s.JsonPatch.remove("/spec/externalIPs"),
  );
  // Only ready pods are listed: this is what makes a readiness probe a health check.
  if (service.headless)
    cdk8s.ApiObject.of(made).addJsonPatch(cdk8s.JsonPatch.add("/spec/publishNotReadyAddresses", false));
  return made;
}
