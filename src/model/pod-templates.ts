/** Where the template of the pods is in each kind of Kubernetes object that has one. */

import type { Path } from "../diagnostics/place.ts";

export const podTemplates: Readonly<Record<string, Path>> = Object.freeze({
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
  Pod: [],
});
