/**
 * Every manifest of every blueprint is taken by a real API server as Argo CD applies it: server-side, fields checked strictly.
 * Kinds of the operator and of Argo CD are only taken where their CRDs are at hand (FAIRLEAD_CRDS, default ../shared/crds).
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse, parseAllDocuments } from "yaml";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../src/model/json.ts";
import type { Answer, ControlPlane } from "./live/control-plane.ts";
import type { Tally } from "./tally.ts";

const crdFolder = process.env["FAIRLEAD_CRDS"] ?? "../shared/crds";
const applyType = "application/apply-patch+yaml";

export async function manifestsApplied(tally: Tally, plane: ControlPlane): Promise<void> {
  const crds = existsSync(crdFolder)
    ? readdirSync(crdFolder).map((name) => parse(readFileSync(join(crdFolder, name), "utf8")) as JsonObject)
    : [];
  for (const crd of crds) await apply(plane, crd);
  for (const crd of crds) await established(plane, crd);
  // Argo CD's own namespace is not among the manifests.
  await apply(plane, namespaceNamed("argocd"));
  const known = new Map([...plurals, ...crds.map(pluralOfCrd)]);
  for (const blueprint of readdirSync("dist").sort()) {
    await blueprintApplied({ tally, plane, known }, blueprint, objectsOf(join("dist", blueprint)));
  }
  const broken = { ...namespaceNamed("broken"), spec: { unknownField: 1 } };
  const answer = await apply(plane, broken, strictly);
  tally.check("API server: a field that it does not know is refused", answer.status >= 400);
}

const strictly = "&fieldValidation=Strict&dryRun=All";

interface Applying {
  readonly tally: Tally;
  readonly plane: ControlPlane;
  readonly known: ReadonlyMap<string, string>;
}

async function blueprintApplied({ tally, plane, known }: Applying, blueprint: string, objects: readonly JsonObject[]) {
  // The namespace is there before what lives in it.
  for (const object of objects.filter(isNamespace)) await apply(plane, object);
  const unknown = new Set(objects.map(kindOf).filter((kind) => !known.has(kind)));
  for (const kind of unknown) tally.skip(`${blueprint}: ${kind}`, `no folder ${crdFolder} with its CRD`);
  const problems: string[] = [];
  const applied = objects.filter((object) => known.has(kindOf(object)));
  for (const object of applied) {
    const { status, body } = await apply(plane, object, strictly, known);
    if (status >= 300) problems.push(`${kindOf(object)} ${nameOf(object)}: ${String(jsonAt(body, ["message"]))}`);
  }
  const title = `API server: ${blueprint}: ${applied.length} objects are taken, strictly`;
  tally.check(title, applied.length > 0 && problems.length === 0, problems.join("\n      "));
}

const plurals: readonly (readonly [string, string])[] = [
  ["v1 Namespace", "namespaces"],
  ["v1 ConfigMap", "configmaps"],
  ["v1 Service", "services"],
  ["v1 ServiceAccount", "serviceaccounts"],
  ["apps/v1 Deployment", "deployments"],
  ["apps/v1 StatefulSet", "statefulsets"],
  ["autoscaling/v2 HorizontalPodAutoscaler", "horizontalpodautoscalers"],
  ["networking.k8s.io/v1 NetworkPolicy", "networkpolicies"],
  ["policy/v1 PodDisruptionBudget", "poddisruptionbudgets"],
  ["rbac.authorization.k8s.io/v1 Role", "roles"],
  ["rbac.authorization.k8s.io/v1 RoleBinding", "rolebindings"],
  ["apiextensions.k8s.io/v1 CustomResourceDefinition", "customresourcedefinitions"],
];

const kindOf = (object: JsonObject) => `${String(object["apiVersion"])} ${String(object["kind"])}`;
const nameOf = (object: JsonObject) => String(jsonAt(object, ["metadata", "name"]));
const isNamespace = (object: JsonObject) => object["kind"] === "Namespace";
const namespaceNamed = (name: string): JsonObject => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });

function pluralOfCrd(crd: JsonObject): readonly [string, string] {
  const versions = jsonAt(crd, ["spec", "versions"]);
  const served = (Array.isArray(versions) ? (versions as Json[]) : []).find((version) => jsonAt(version, ["storage"]));
  const group = `${String(jsonAt(crd, ["spec", "group"]))}/${String(jsonAt(served ?? null, ["name"]))}`;
  return [
    `${group} ${String(jsonAt(crd, ["spec", "names", "kind"]))}`,
    String(jsonAt(crd, ["spec", "names", "plural"])),
  ];
}

/** Server-side, by a manager of its own. */
export function apply(
  plane: ControlPlane,
  object: JsonObject,
  query = "",
  known: ReadonlyMap<string, string> = new Map(plurals),
): Promise<Answer> {
  const version = String(object["apiVersion"]);
  const namespace = jsonAt(object, ["metadata", "namespace"]);
  const within = typeof namespace === "string" ? `/namespaces/${namespace}` : "";
  const root = version.includes("/") ? `/apis/${version}` : `/api/${version}`;
  const path = `${root}${within}/${known.get(kindOf(object))}/${nameOf(object)}`;
  return plane.ask("PATCH", `${path}?fieldManager=fairlead&force=true${query}`, object, applyType);
}

async function established(plane: ControlPlane, crd: JsonObject): Promise<void> {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${nameOf(crd)}`;
  for (let attempt = 0; attempt < 50; attempt++) {
    const { body } = await plane.ask("GET", path);
    const conditions = jsonAt(body, ["status", "conditions"]);
    const isThere = (Array.isArray(conditions) ? (conditions as Json[]) : []).some(
      (condition) => jsonAt(condition, ["type"]) === "Established" && jsonAt(condition, ["status"]) === "True",
    );
    if (isThere) return;
    await sleep(100);
  }
  throw new Error(`${nameOf(crd)} is not established`);
}

function objectsOf(folder: string): readonly JsonObject[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml") && entry.name !== "kustomization.yaml")
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Json))
    .filter(isJsonObject);
}
