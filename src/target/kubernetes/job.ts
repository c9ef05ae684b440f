/**
 * The Job that verifies a balancer: a hook of Argo CD that runs once everything is synced and healthy, and is deleted when all was well.
 */

import type { Plan, Verification, Workload } from "../../model/plan.ts";
import { type KubernetesObject, kubernetesObject } from "./object.ts";
import { type MountedConfig, podSpec } from "./workload.ts";

/** A Job that failed stays so long to be looked at, where Argo CD does not delete it. */
const keptSeconds = 86_400;

export function verifyJob(
  workload: Workload,
  { podUser }: Plan,
  config: MountedConfig,
  { timeoutSeconds }: Verification,
): KubernetesObject {
  const { name, labels, pod } = workload;
  return kubernetesObject("Job", {
    metadata: {
      name,
      labels,
      annotations: {
        "argocd.argoproj.io/hook": "PostSync",
        "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation,HookSucceeded",
      },
    },
    spec: {
      // A second try would hide what the first one found.
      backoffLimit: 0,
      activeDeadlineSeconds: timeoutSeconds,
      ttlSecondsAfterFinished: keptSeconds,
      template: {
        metadata: { labels: { ...pod.labels, ...labels } },
        spec: { ...podSpec(workload, podUser, config), restartPolicy: "Never" },
      },
    },
  });
}
