/** Objects as an API server is asked about them: where each lives, and how Argo CD applies it. */

import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import { type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { crdFiles } from "../../../tools/control-plane/crds.mjs";
import type { Answer, ControlPlane } from "../live/control-plane.ts";

const plurals: ReadonlyMap<string, string> = new Map([
  ["v1 Namespace", "namespaces"],
  ["v1 ConfigMap", "configmaps"],
  ["v1 Pod", "pods"],
  ["v1 Service", "services"],
  ["v1 ServiceAccount", "serviceaccounts"],
  ["apps/v1 Deployment", "deployments"],
  ["apps/v1 StatefulSet", "statefulsets"],
  ["batch/v1 Job", "jobs"],
  ["autoscaling/v2 HorizontalPodAutoscaler", "horizontalpodautoscalers"],
  ["networking.k8s.io/v1 NetworkPolicy", "networkpolicies"],
  ["policy/v1 PodDisruptionBudget", "poddisruptionbudgets"],
  ["rbac.authorization.k8s.io/v1 ClusterRole", "clusterroles"],
  ["rbac.authorization.k8s.io/v1 ClusterRoleBinding", "clusterrolebindings"],
  ["rbac.authorization.k8s.io/v1 Role", "roles"],
  ["rbac.authorization.k8s.io/v1 RoleBinding", "rolebindings"],
  ["apiextensions.k8s.io/v1 CustomResourceDefinition", "customresourcedefinitions"],
  ["opentelemetry.io/v1beta1 OpenTelemetryCollector", "opentelemetrycollectors"],
  ["argoproj.io/v1alpha1 Application", "applications"],
  ["argoproj.io/v1alpha1 AppProject", "appprojects"],
  ["monitoring.coreos.com/v1 PodMonitor", "podmonitors"],
  ["monitoring.coreos.com/v1 ServiceMonitor", "servicemonitors"],
  ["monitoring.coreos.com/v1 PrometheusRule", "prometheusrules"],
]);

export function nameOf(object: Json): string {
  return String(jsonAt(object, ["metadata", "name"]));
}

export function titleOf(object: JsonObject): string {
  return `${String(object["kind"])} ${nameOf(object)}`;
}

export function namespaceNamed(name: string): JsonObject {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}

function pathOf(object: JsonObject): string {
  const version = String(object["apiVersion"]);
  const plural = plurals.get(`${version} ${String(object["kind"])}`);
  if (plural === undefined) throw new Error(`no path of ${version} ${String(object["kind"])} is known`);
  const namespace = jsonAt(object, ["metadata", "namespace"]);
  const within = typeof namespace === "string" ? `/namespaces/${namespace}` : "";
  return `${version.includes("/") ? `/apis/${version}` : `/api/${version}`}${within}/${plural}`;
}

/** Server-side, by a manager of its own, fields checked strictly. */
export function apply(plane: ControlPlane, object: JsonObject, query = ""): Promise<Answer> {
  const path = `${pathOf(object)}/${nameOf(object)}?fieldManager=fairlead&force=true&fieldValidation=Strict${query}`;
  return plane.ask("PATCH", path, object, "application/apply-patch+yaml");
}

/** Runs admission as for an object that is to be made, and makes nothing. */
export function triedOut(plane: ControlPlane, object: JsonObject): Promise<Answer> {
  return plane.ask("POST", `${pathOf(object)}?fieldValidation=Strict&dryRun=All`, object);
}

/** Argo CD's own, and that of what exists already. */
const namespacesOfOthers = ["argocd", "sampling"];

/** Kinds of the operator and of Argo CD, and namespaces of others, which are there before anything is applied. */
export async function addWhatIsThere(plane: ControlPlane): Promise<void> {
  for (const name of namespacesOfOthers) await apply(plane, namespaceNamed(name));
  const crds = crdFiles().map((file) => parse(readFileSync(file, "utf8")) as JsonObject);
  for (const crd of crds) {
    const { status, body } = await apply(plane, crd);
    if (status >= 300) throw new Error(`${nameOf(crd)}: ${JSON.stringify(body)}`);
  }
  for (const crd of crds) await established(plane, crd);
}

/** Tries of 100 ms. */
const triesMax = 100;

async function established(plane: ControlPlane, crd: JsonObject): Promise<void> {
  for (let attempt = 0; attempt < triesMax; attempt++) {
    const { body } = await plane.ask("GET", `${pathOf(crd)}/${nameOf(crd)}`);
    const conditions = jsonAt(body, ["status", "conditions"]);
    const isThere = (Array.isArray(conditions) ? (conditions as Json[]) : []).some(
      (condition) => jsonAt(condition, ["type"]) === "Established" && jsonAt(condition, ["status"]) === "True",
    );
    if (isThere) return;
    await sleep(100);
  }
  throw new Error(`${nameOf(crd)} is not established`);
}
