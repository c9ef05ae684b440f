/**
 * Jobs: hooks of Argo CD that run once everything is synced and healthy. That which verifies a balancer is deleted when all was well, and
 * a generator's stays for its log.
 */

import type { Plan, Workload } from "../../model/plan.ts";
import type { Verification } from "../../model/programs.ts";
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
  return job(workload, podUser, config, { timeoutSeconds, deletePolicy: "BeforeHookCreation,HookSucceeded", pods: {} });
}

/** A pod for each of its replicas, which know their numbers. */
export function generatorJob(
  workload: Workload,
  { podUser }: Plan,
  config: MountedConfig,
  timeoutSeconds: number,
): KubernetesObject {
  const { replicas } = workload;
  const pods = { completionMode: "Indexed", completions: replicas, parallelism: replicas };
  return job(workload, podUser, config, { timeoutSeconds, deletePolicy: "BeforeHookCreation", pods });
}

interface JobSettings {
  readonly timeoutSeconds: number;
  readonly deletePolicy: string;
  readonly pods: Readonly<Record<string, string | number>>;
}

function job(
  workload: Workload,
  podUser: number | undefined,
  config: MountedConfig,
  { timeoutSeconds, deletePolicy, pods }: JobSettings,
): KubernetesObject {
  const { name, labels, pod } = workload;
  const hasAnnotations = Object.keys(pod.annotations).length > 0;
  return kubernetesObject("Job", {
    metadata: {
      name,
      labels,
      annotations: {
        "argocd.argoproj.io/hook": "PostSync",
        "argocd.argoproj.io/hook-delete-policy": deletePolicy,
      },
    },
    spec: {
      ...pods,
      // A second try would hide what the first one found, or send the same ids again.
      backoffLimit: 0,
      activeDeadlineSeconds: timeoutSeconds,
      ttlSecondsAfterFinished: keptSeconds,
      template: {
        metadata: { labels: { ...pod.labels, ...labels }, ...(hasAnnotations && { annotations: pod.annotations }) },
        spec: { ...podSpec(workload, podUser, config), restartPolicy: "Never" },
      },
    },
  });
}
