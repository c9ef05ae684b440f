/** Which files a volume of a pod holds: the keys of the ConfigMaps and Secrets behind it, or of those the `items` that it lists. */

import { type Json, jsonAt } from "../../model/json.ts";
import { itemsAt, namesakesAmong, objectAt, textAt, type Written } from "./written.ts";

export interface VolumeContents {
  readonly files: readonly string[];
  /** In words. */
  readonly what: string;
  /** True where it is the volume that says which files there are. */
  readonly isListed: boolean;
}

/** @returns undefined for what only the cluster knows */
export function contentsOf(volume: Json, of: Written, objects: readonly Written[]): VolumeContents | undefined {
  const projected = itemsAt(volume, ["projected", "sources"]).map(({ json }) => json);
  const sources = [...sourcesIn(volume, "secretName"), ...projected.flatMap((source) => sourcesIn(source, "name"))];
  const found = sources.map((source) => filesOf(source, of, objects));
  const [first] = sources;
  if (first === undefined || found.includes(undefined)) return undefined;
  return {
    files: found.flatMap((files) => files ?? []),
    what:
      projected.length > 0 ? `the projected volume "${textAt(volume, ["name"])}"` : `the ${first.kind} "${first.name}"`,
    isListed: sources.every(({ items }) => items.length > 0),
  };
}

interface Source {
  readonly kind: string;
  readonly name: string;
  readonly items: readonly Json[];
  /** The only file of what is not stored. */
  readonly path: string;
}

/** Of a volume, or of one source of a projected one, which name a Secret by another key (Kubernetes API). */
function sourcesIn(from: Json, secretKey: string): readonly Source[] {
  const kinds = [
    ["ConfigMap", "configMap", "name"],
    ["Secret", "secret", secretKey],
    ["downwardAPI", "downwardAPI", "name"],
    ["serviceAccountToken", "serviceAccountToken", "name"],
    ["clusterTrustBundle", "clusterTrustBundle", "name"],
    ["podCertificate", "podCertificate", "name"],
  ] as const;
  return kinds.flatMap(([kind, key, name]) =>
    jsonAt(from, [key]) === undefined
      ? []
      : [
          {
            kind,
            name: textAt(from, [key, name]),
            items: itemsAt(from, [key, "items"]).map(({ json }) => json),
            path: textAt(from, [key, "path"]),
          },
        ],
  );
}

/** A store of two overlays has the keys of both. */
function filesOf(
  { kind, name, items, path }: Source,
  of: Written,
  objects: readonly Written[],
): readonly string[] | undefined {
  const paths = (some: readonly Json[]) => some.map((item) => textAt(item, ["path"]));
  if (kind !== "ConfigMap" && kind !== "Secret") {
    if (items.length > 0) return paths(items);
    return path === "" ? undefined : [path];
  }
  const stores = namesakesAmong(objects, kind, name).filter(({ namespace }) => namespace === of.namespace);
  if (stores.length === 0 || stores.some(isFilled)) return items.length > 0 ? paths(items) : undefined;
  const keys = stores.flatMap(({ json }) =>
    ["data", "stringData", "binaryData"].flatMap((part) => Object.keys(objectAt(json, [part]))),
  );
  return items.length === 0 ? keys : paths(items.filter((item) => keys.includes(textAt(item, ["key"]))));
}

/** By somebody in the cluster: tokens of accounts, certificates, and what asks for a bundle of authorities. */
export function isFilled({ json, kind }: Written): boolean {
  const marks = ["annotations", "labels"].flatMap((part) => Object.keys(objectAt(json, ["metadata", part])));
  const isEmpty = ["data", "stringData", "binaryData"].every(
    (part) => Object.keys(objectAt(json, [part])).length === 0,
  );
  return marks.some((key) => /inject|cert-manager\.io|trust/.test(key)) || (kind === "Secret" && isEmpty);
}
