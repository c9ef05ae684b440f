/** Where the template of the pods is in each kind of object that has one. */

import type { Path } from "../diagnostics/place.ts";

export const podTemplates: Readonly<Record<string, Path>> = Object.freeze({
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  /** Of Argo Rollouts; one with a workloadRef leaves its pods to the Deployment that it names. */
  Rollout: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
  Pod: [],
});
