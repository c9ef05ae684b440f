/** Objects of Kubernetes as they are written, for rules that look at their own fields: whoever made or patched them. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path, Place } from "../../diagnostics/place.ts";
import { grouped } from "../../model/grouped.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../model/json.ts";
import { onceForEach } from "../../model/once-for-each.ts";
import { podTemplates } from "../../model/pod-templates.ts";

export interface Written {
  readonly kind: string;
  readonly name: string;
  /** Empty where it lives in none. */
  readonly namespace: string;
  readonly json: JsonObject;
  /** Of a value in it. */
  readonly place: (path: Path) => Place;
}

export type ObjectRule = (objects: readonly Written[]) => readonly Diagnostic[];

/** What runs pods, as a pod: the same fields, wherever the kind has them. */
export interface Pod {
  readonly of: Written;
  readonly labels: JsonObject;
  readonly security: Located;
  /** Its volumes, and the claims that a StatefulSet makes for it. */
  readonly volumes: readonly Located[];
  readonly claims: readonly string[];
  readonly containers: readonly Located[];
  readonly spec: Located;
}

/** True of what someone else wrote, who may have more beside it: what the API server refuses is an error there, all else a warning. */
export function isForeign({ place }: Written): boolean {
  return place([]).in === "text";
}

/** An object of the operator, of any version that its CRD has. */
export function isOperated({ kind, json }: Written): boolean {
  return kind === "OpenTelemetryCollector" && textAt(json, ["apiVersion"]).startsWith("opentelemetry.io/");
}

/** A value with its path in the object. */
export interface Located {
  readonly json: Json;
  readonly path: Path;
}

/** Rules ask it of every object. */
export const podOf = onceForEach((of: Written): Pod | undefined => {
  if (of.kind === "OpenTelemetryCollector") return operatedPod(of);
  const template = Object.hasOwn(podTemplates, of.kind) ? podTemplates[of.kind] : undefined;
  if (template === undefined) return undefined;
  const at = [...template, "spec"];
  return {
    of,
    labels: objectAt(of.json, [...template, "metadata", "labels"]),
    spec: located(of.json, at),
    security: located(of.json, [...at, "securityContext"]),
    volumes: itemsAt(of.json, [...at, "volumes"]),
    claims: claimsOf(of.json),
    containers: [...itemsAt(of.json, [...at, "initContainers"]), ...itemsAt(of.json, [...at, "containers"])],
  };
});

const byName = onceForEach((objects: readonly Written[]) => grouped(objects, ({ kind, name }) => [`${kind} ${name}`]));

/** Objects of a kind and a name, in any namespace. */
export function namesakesAmong(objects: readonly Written[], kind: string, name: string): readonly Written[] {
  return byName(objects).get(`${kind} ${name}`) ?? [];
}

const byNamespace = onceForEach((objects: readonly Written[]) =>
  grouped(objects, ({ kind, namespace }) => [`${kind} ${namespace}`]),
);

/** Objects of a kind in a namespace. */
export function neighboursAmong(objects: readonly Written[], kind: string, namespace: string): readonly Written[] {
  return byNamespace(objects).get(`${kind} ${namespace}`) ?? [];
}

/** The operator makes the Collector's container of the object's own fields (operator 0.140.0). */
function operatedPod(of: Written): Pod {
  const own = located(of.json, ["spec"]);
  const others = ["initContainers", "additionalContainers"].flatMap((key) => itemsAt(of.json, ["spec", key]));
  return {
    of,
    labels: objectAt(of.json, ["metadata", "labels"]),
    spec: own,
    security: located(of.json, ["spec", "podSecurityContext"]),
    volumes: itemsAt(of.json, ["spec", "volumes"]),
    claims: claimsOf(of.json),
    containers: [{ ...own, json: { name: "otc-container", ...objectAt(of.json, ["spec"]) } }, ...others],
  };
}

function claimsOf(json: Json): readonly string[] {
  return itemsAt(json, ["spec", "volumeClaimTemplates"]).map((claim) => textAt(claim.json, ["metadata", "name"]));
}

function located(json: Json, path: Path): Located {
  return { json: jsonAt(json, path) ?? null, path };
}

export function itemsAt(json: Json, path: Path): readonly Located[] {
  const found = jsonAt(json, path);
  return Array.isArray(found) ? found.map((item: Json, index) => ({ json: item, path: [...path, index] })) : [];
}

/** The items of a list below a value, with their paths in the object. */
export function itemsBelow({ json, path }: Located, ...steps: Path): readonly Located[] {
  return itemsAt(json, steps).map((item) => ({ json: item.json, path: [...path, ...item.path] }));
}

export function textAt(json: Json, path: Path): string {
  const found = jsonAt(json, path);
  return typeof found === "string" ? found : "";
}

export function objectAt(json: Json, path: Path): JsonObject {
  const found = jsonAt(json, path);
  return isJsonObject(found) ? found : {};
}

/** True when an object with these labels is selected. */
export function selects(selector: JsonObject, labels: JsonObject): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
