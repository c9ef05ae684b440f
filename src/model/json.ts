/** Plain JSON data: what configurations and Kubernetes objects are made of, and all that cdk8s can carry unaltered. */

export type JsonScalar = string | number | boolean | null;
export type Json = JsonScalar | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Narrows to an object, not an array and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined where the path leaves the data. */
export function jsonAt(value: Json, path: readonly (string | number)[]): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(here)) here = (here as readonly Json[])[Number(step)];
    else if (isJsonObject(here)) here = Object.hasOwn(here, step) ? here[String(step)] : undefined;
    else return undefined;
    if (here === undefined) return undefined;
  }
  return here;
}

/** Freezes plain data all the way down and returns it: what one phase hands to the next cannot change. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    // A frozen object may still hold others that are not.
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
