/** What scales a workload, in the words of each kind that does: Kubernetes' own, KEDA's, and the operator's object for its own pods. */

import type { Path } from "../diagnostics/place.ts";
import { type Json, jsonAt } from "./json.ts";

export interface Autoscaler {
  readonly targetKind: string;
  readonly targetName: string;
  /** Where the name stands. */
  readonly targetAt: Path;
  readonly least: number;
  /** Undefined where it is not said, which the API server refuses. */
  readonly most: number | undefined;
  readonly mostAt: Path;
}

const target: Path = Object.freeze(["spec", "scaleTargetRef"]);

/** @returns undefined for what scales nothing */
export function autoscalerOf(kind: string, json: Json): Autoscaler | undefined {
  if (kind === "HorizontalPodAutoscaler") return scaler(json, ["spec", "minReplicas"], ["spec", "maxReplicas"]);
  // KEDA 2: a Deployment where no kind is said, none at rest, and a hundred at most.
  if (kind === "ScaledObject") {
    const read = scaler(json, ["spec", "minReplicaCount"], ["spec", "maxReplicaCount"], 100);
    return { ...read, targetKind: read.targetKind || "Deployment" };
  }
  if (kind !== "OpenTelemetryCollector") return undefined;
  // At v1alpha1 both may stand beside `replicas`.
  const base = jsonAt(json, ["spec", "autoscaler"]) === undefined ? ["spec"] : ["spec", "autoscaler"];
  const own = scaler(json, [...base, "minReplicas"], [...base, "maxReplicas"]);
  const name = jsonAt(json, ["metadata", "name"]);
  if (own.most === undefined) return undefined;
  return { ...own, targetKind: kind, targetName: String(name), targetAt: ["metadata", "name"] };
}

function scaler(json: Json, leastAt: Path, mostAt: Path, mostOtherwise?: number): Autoscaler {
  const [kind, name, least, written] = [[...target, "kind"], [...target, "name"], leastAt, mostAt].map((path) =>
    jsonAt(json, path),
  );
  return {
    targetKind: typeof kind === "string" ? kind : "",
    targetName: typeof name === "string" ? name : "",
    targetAt: [...target, "name"],
    least: typeof least === "number" ? Math.max(1, least) : 1,
    most: typeof written === "number" ? written : mostOtherwise,
    mostAt: written === undefined ? [...target, "name"] : mostAt,
  };
}
