/** Reads fields of untyped Kubernetes objects; what is missing or of another type is empty. */

import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import type { Origin } from "../model/origin.ts";
import type { Labels } from "../model/plan.ts";

type Path = readonly (string | number)[];

/** Name and namespace; the origin is the object itself, as there is no blueprint. */
export function identity(object: JsonObject): {
  readonly name: string;
  readonly namespace: string;
  readonly origin: Origin;
} {
  const name = textAt(object, ["metadata", "name"]);
  const namespace = textAt(object, ["metadata", "namespace"]);
  return { name, namespace, origin: { construct: `${String(object["kind"])}/${name}`, property: [] } };
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
