/**
 * The OpenTelemetryCollector object of a balancer (opentelemetry.io/v1beta1). Whatever the operator's webhook and the
 * CRD would fill in (operator 0.140.0) is written out, so that what Git says is what the cluster holds.
 */

import type { Construct } from "constructs";
import type { JsonObject } from "../../model/json.ts";
import type { HttpProbe, Workload } from "../../model/plan.ts";
import { cdk8s } from "../cdk8s.ts";
import { containerSecurity, podSecurity } from "../kubernetes/pod-security.ts";
import { secretMode, spreadConstraints } from "../kubernetes/workload.ts";

/** The Collector's section keys are data here, so they are sorted by cdk8s like any other; lists keep their order. */
export function emitCollectorObject(scope: Construct, workload: Workload, config: JsonObject): void {
  const { container } = workload;
  const object = new cdk8s.ApiObject(scope, workload.name, {
    apiVersion: "opentelemetry.io/v1beta1",
    kind: "OpenTelemetryCollector",
    metadata: { name: workload.name, labels: { ...workload.labels } },
    spec: {
      mode: "deployment",
      managementState: "managed",
      // Automatic upgrades rewrite the object, and Git would put it back.
      upgradeStrategy: "none",
      configVersions: 3,
      ipFamilyPolicy: "SingleStack",
      // Fairlead writes its own, which also closes egress; policies add up, so the operator's would open ingress again.
      networkPolicy: { enabled: false },
      image: container.image,
      imagePullPolicy: "IfNotPresent",
      replicas: workload.replicas,
      serviceAccount: workload.serviceAccount,
      env: container.env.map(({ name, value }) => ({ name, value })),
      resources: container.resources,
      podDisruptionBudget: { maxUnavailable: 1 },
      podSecurityContext: podSecurity,
      securityContext: containerSecurity,
      terminationGracePeriodSeconds: workload.terminationGraceSeconds,
      ...(workload.spreadOver && { topologySpreadConstraints: spreadConstraints(workload.spreadOver) }),
      ...(container.readiness && { readinessProbe: timing(container.readiness) }),
      ...(container.liveness && { livenessProbe: timing(container.liveness) }),
      ...mounts(workload),
      config: {},
    },
  });
  object.addJsonPatch(cdk8s.JsonPatch.add("/spec/config", config));
}

/** The operator derives path and port from the health_check extension; the rest is the plan's. */
function timing(probe: HttpProbe): JsonObject {
  const { periodSeconds, timeoutSeconds, successThreshold, failureThreshold } = probe;
  return { periodSeconds, timeoutSeconds, successThreshold, failureThreshold };
}

/** Nothing rather than empty lists: what the API server would drop must not stand in Git. */
function mounts({ secretMounts }: Workload): JsonObject {
  if (secretMounts.length === 0) return {};
  return {
    volumes: secretMounts.map(({ name, secret }) => ({
      name,
      secret: { secretName: secret, defaultMode: secretMode },
    })),
    volumeMounts: secretMounts.map(({ name, path }) => ({ name, mountPath: path, readOnly: true })),
  };
}
