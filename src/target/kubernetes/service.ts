/** Services, plain and headless. */

import { ApiObject, JsonPatch } from "cdk8s";
import * as kplus from "cdk8s-plus-28";
import type { Construct } from "constructs";
import type { Service } from "../../model/plan.ts";

export function emitService(scope: Construct, service: Service): kplus.Service {
  const made = new kplus.Service(scope, `${service.name}-service`, {
    metadata: { name: service.name, labels: { ...service.labels } },
    ...(service.headless && { clusterIP: "None" }),
    ports: service.ports.map(({ name, port }) => ({ name, port, targetPort: port })),
  });
  // Set by patch: cdk8s-plus adds a label of its own to the selector of a StatefulSet's Service.
  ApiObject.of(made).addJsonPatch(
    JsonPatch.add("/spec/selector", { ...service.selector }),
    JsonPatch.remove("/spec/externalIPs"),
  );
  // Only ready pods are listed: this is what makes a readiness probe a health check.
  if (service.headless) ApiObject.of(made).addJsonPatch(JsonPatch.add("/spec/publishNotReadyAddresses", false));
  return made;
}
