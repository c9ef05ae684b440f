/** What differs between two sets of Kubernetes objects: which come, which go, and which values change, by their paths. */

import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";

export interface ObjectChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly object: string; readonly values: readonly ValueChange[] }[];
  readonly unchanged: number;
}

export interface ValueChange {
  /** As `spec.replicas`; items of a list by their index. */
  readonly path: string;
  /** Undefined where it was not there. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export function changedObjects(before: readonly JsonObject[], after: readonly JsonObject[]): ObjectChanges {
  const [old, fresh] = [before, after].map(byName);
  const both = [...(old?.keys() ?? [])].filter((name) => fresh?.has(name));
  const changed = both
    .map((object) => ({ object, values: changedValues(old?.get(object), fresh?.get(object), "") }))
    .filter(({ values }) => values.length > 0);
  return {
    added: [...(fresh?.keys() ?? [])].filter((name) => !old?.has(name)),
    removed: [...(old?.keys() ?? [])].filter((name) => !fresh?.has(name)),
    changed,
    unchanged: both.length - changed.length,
  };
}

/** By kind, namespace and name. */
function byName(objects: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  const textOf = (object: JsonObject, member: string) => String(jsonAt(object, ["metadata", member]) ?? "");
  return new Map(
    objects.map((object) => {
      const namespace = textOf(object, "namespace");
      const name = `${namespace === "" ? "" : `${namespace}/`}${textOf(object, "name")}`;
      return [`${String(object["kind"])} ${name}`, object];
    }),
  );
}

/** A value that is longer is looked into as far as it can be. */
function changedValues(before: Json | undefined, after: Json | undefined, path: string): readonly ValueChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => changedValues(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    // What Array.isArray narrows to forgets that it is JSON.
    const [old, fresh] = [before as readonly Json[], after as readonly Json[]];
    return Array.from({ length }, (_, index) => changedValues(old[index], fresh[index], `${path}[${index}]`)).flat();
  }
  return [{ path, before, after }];
}
