/** Reads fields of untyped Kubernetes objects; what is missing or of another type is empty. */

import { inBlueprint, type Path, type Place } from "../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import type { Labels } from "../model/plan.ts";

/** Name and namespace; the origin is the object itself, as there is no blueprint. */
export function identity(object: JsonObject): {
  readonly name: string;
  readonly namespace: string;
  readonly origin: Place;
} {
  const name = textAt(object, ["metadata", "name"]);
  const namespace = textAt(object, ["metadata", "namespace"]);
  return { name, namespace, origin: inBlueprint(`${String(object["kind"])}/${name}`) };
}

export function textAt(value: Json, path: Path): string {
  const found = jsonAt(value, path);
  return typeof found === "string" ? found : "";
}

export function numberAt(value: Json, path: Path, otherwise: number): number {
  const found = jsonAt(value, path);
  return typeof found === "number" ? found : otherwise;
}

export function listAt(value: Json, path: Path): readonly Json[] {
  const found = jsonAt(value, path);
  return Array.isArray(found) ? found : [];
}

export function labelsAt(value: Json, path: Path): Labels {
  const found = jsonAt(value, path);
  return isJsonObject(found)
    ? Object.fromEntries(Object.entries(found).map(([key, label]) => [key, String(label)]))
    : {};
}
