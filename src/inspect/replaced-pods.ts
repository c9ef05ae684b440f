/** How the pods of a balancer are replaced: how many there are, and how long an old one may stay beside the new. */

import { type Json, type JsonObject, jsonAt } from "../model/json.ts";

export interface ReplacedPods {
  readonly pods: number;
  readonly graceSeconds: number;
  /** Whether the old ones end first. */
  readonly isRecreated: boolean;
}

const kinds: readonly unknown[] = ["Deployment", "StatefulSet", "Rollout", "OpenTelemetryCollector"];
/** Kubernetes' own. */
const graceSecondsUsual = 30;

/** @param balancer as a declaration, its object, or the ConfigMap with its configuration is called */
export function replacedPods(balancer: string, objects: readonly JsonObject[]): ReplacedPods | undefined {
  const object = objects.find(
    (one) =>
      kinds.includes(one["kind"]) && namesOf(one).some((name) => name === balancer || `${name}-config` === balancer),
  );
  if (object === undefined) return undefined;
  const first = (...paths: readonly string[]): Json | undefined =>
    paths.map((path) => jsonAt(object, path.split("."))).find((value) => value !== undefined);
  return {
    pods: Number(first("spec.replicas") ?? 1),
    graceSeconds: Number(
      first("spec.template.spec.terminationGracePeriodSeconds", "spec.terminationGracePeriodSeconds") ??
        graceSecondsUsual,
    ),
    isRecreated: first("spec.strategy.type", "spec.deploymentUpdateStrategy.type") === "Recreate",
  };
}

function namesOf(object: JsonObject): readonly unknown[] {
  return [jsonAt(object, ["metadata", "name"]), jsonAt(object, ["metadata", "labels", "app.kubernetes.io/component"])];
}
