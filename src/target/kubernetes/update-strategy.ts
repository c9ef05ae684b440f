/** How pods of a workload are replaced; what the API server would fill in is written out. */

import type { k8s } from "cdk8s-plus-28";
import type { UpdateStrategy } from "../../model/topology.ts";
import type { Plain } from "./object.ts";

/** A quarter each is what Kubernetes takes where nothing is said. */
export function deploymentStrategy(asked: UpdateStrategy | undefined): Plain<k8s.DeploymentStrategy> {
  if (asked?.kind === "recreate") return { type: "Recreate" };
  const { maxSurge = "25%", maxUnavailable = "25%" } = asked?.kind === "rolling-update" ? asked : {};
  return { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable } };
}

export function statefulSetStrategy(asked: UpdateStrategy | undefined): Plain<k8s.StatefulSetUpdateStrategy> {
  if (asked?.kind === "on-delete") return { type: "OnDelete" };
  const { partition = 0 } = asked?.kind === "rolling-update" ? asked : {};
  return { type: "RollingUpdate", rollingUpdate: { partition } };
}
