/**
 * The OpenTelemetryCollector object of a balancer (opentelemetry.io/v1beta1). Whatever the operator's webhook and the
 * CRD would fill in (operator 0.140.0) is written out, so that what Git says is what the cluster holds.
 */

import type { JsonObject } from "../../model/json.ts";
import type { Plan, Workload } from "../../model/plan.ts";
import type { HttpProbe, SideContainer } from "../../model/pod.ts";
import { envVar, sideContainers } from "../kubernetes/container.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { containerSecurity, podSecurity } from "../kubernetes/pod-security.ts";
import { servicePort } from "../kubernetes/service.ts";
import { deploymentStrategy } from "../kubernetes/update-strategy.ts";
import { claimTemplates, mounts, scheduling, spreadConstraints } from "../kubernetes/workload.ts";

export function collectorObject(workload: Workload, { podUser }: Plan, config: JsonObject): KubernetesObject {
  const { name, labels, container } = workload;
  const { volumes, volumeMounts } = mounts(workload);
  const volumeClaimTemplates = claimTemplates(workload);
  const beside = (containers: readonly SideContainer[]) => sideContainers(containers, podUser);
  return {
    apiVersion: "opentelemetry.io/v1beta1",
    kind: "OpenTelemetryCollector",
    // The operator copies these to the pods.
    metadata: { name, labels: { ...workload.pod.labels, ...labels } },
    spec: {
      mode: volumeClaimTemplates.length > 0 ? "statefulset" : "deployment",
      ...(volumeClaimTemplates.length > 0 && { volumeClaimTemplates }),
      managementState: "managed",
      // Automatic upgrades rewrite the object, and Git would put it back.
      upgradeStrategy: "none",
      configVersions: 3,
      ipFamilyPolicy: "SingleStack",
      // Fairlead writes its own, which also closes egress; policies add up, so the operator's would open ingress again.
      networkPolicy: { enabled: false },
      image: container.image,
      imagePullPolicy: container.pullPolicy,
      replicas: workload.replicas,
      serviceAccount: workload.serviceAccount,
      // The operator finds OTLP's itself; of others it knows some, and sends zipkin's to port 3100 (operator 0.140.0).
      ...(container.ports.length > 0 && { ports: container.ports.map(servicePort) }),
      env: container.env.map(envVar),
      ...scheduling(workload.pod),
      ...(Object.keys(workload.pod.annotations).length > 0 && { podAnnotations: workload.pod.annotations }),
      resources: { requests: { ...container.resources.requests }, limits: { ...container.resources.limits } },
      podDisruptionBudget: { maxUnavailable: 1 },
      podSecurityContext: podSecurity(podUser),
      securityContext: containerSecurity(podUser),
      terminationGracePeriodSeconds: workload.terminationGraceSeconds,
      ...(workload.spreadOver && { topologySpreadConstraints: spreadConstraints(workload.spreadOver) }),
      ...(container.readiness && { readinessProbe: timing(container.readiness) }),
      ...(container.liveness && { livenessProbe: timing(container.liveness) }),
      // Nothing rather than empty lists: what the API server would drop must not stand in Git.
      ...(workload.sidecars.length > 0 && { additionalContainers: beside(workload.sidecars) }),
      ...(workload.initContainers.length > 0 && { initContainers: beside(workload.initContainers) }),
      ...(workload.updateStrategy && { deploymentUpdateStrategy: deploymentStrategy(workload.updateStrategy) }),
      ...(volumes.length > 0 && { volumes }),
      ...(volumeMounts.length > 0 && { volumeMounts }),
      config,
    },
  };
}

/** The operator derives path and port from the health_check extension; the rest is the plan's. */
function timing({ path: _, port: __, ...rest }: HttpProbe): JsonObject {
  return rest;
}
