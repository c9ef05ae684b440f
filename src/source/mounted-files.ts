/** Which ConfigMap or Secret, and which key of it, a file in a pod comes from. */

import { cleanPath } from "../model/clean-path.ts";
import { type Json, jsonAt } from "../model/json.ts";
import { listAt, textAt } from "./object-fields.ts";
import type { SourcePod } from "./pod.ts";

/** A file of a pod, as far as its mounts say; or what stands in the pod itself. */
export interface MountedFile {
  readonly kind: "ConfigMap" | "Secret" | "Pod";
  readonly object: string;
  readonly key: string;
}

/** The file that a value of `--config` names; undefined for what is no file, or not of an object. */
export function mountedFile(uri: string, pod: SourcePod): MountedFile | undefined {
  const path = cleanPath(uri.replace(/^file:/, ""));
  const mount = listAt(pod.container, ["volumeMounts"])
    .map((each) => ({
      volume: textAt(each, ["name"]),
      at: cleanPath(textAt(each, ["mountPath"])).replace(/^\/$/, ""),
      key: cleanPath(textAt(each, ["subPath"])),
    }))
    .filter(({ at }) => at !== "" && (path === at || path.startsWith(`${at}/`)))
    .sort((left, right) => right.at.length - left.at.length)[0];
  if (mount === undefined) return undefined;
  const volume = listAt(pod.spec, ["volumes"]).find((each) => textAt(each, ["name"]) === mount.volume);
  if (volume === undefined) return undefined;
  const inside = [mount.key, path.slice(mount.at.length + 1)].filter((part) => part !== "").join("/");
  return sourcesOf(volume)
    .map(({ kind, source, name }) => fileFrom(kind, name, source, inside))
    .find((file) => file !== undefined);
}

export interface VolumeSource {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  readonly source: Json;
}

/** Of a volume, in their order. */
export function sourcesOf(volume: Json): readonly VolumeSource[] {
  const projected = listAt(volume, ["projected", "sources"]);
  return [
    ...[volume, ...projected].flatMap((each) => sourceOf(each, "ConfigMap", ["configMap"], "name")),
    ...sourceOf(volume, "Secret", ["secret"], "secretName"),
    ...projected.flatMap((each) => sourceOf(each, "Secret", ["secret"], "name")),
  ];
}

function sourceOf(
  from: Json,
  kind: VolumeSource["kind"],
  path: readonly string[],
  nameKey: string,
): readonly VolumeSource[] {
  const source = jsonAt(from, path);
  const name = source === undefined ? "" : textAt(source, [nameKey]);
  return source === undefined || name === "" ? [] : [{ kind, name, source }];
}

/** With `items` only the keys in it are there, under the paths it gives them. */
function fileFrom(kind: MountedFile["kind"], object: string, source: Json, inside: string): MountedFile | undefined {
  const items = listAt(source, ["items"]);
  if (items.length === 0) return { kind, object, key: inside };
  const item = items.find((each) => cleanPath(textAt(each, ["path"])) === inside);
  return item === undefined ? undefined : { kind, object, key: textAt(item, ["key"]) };
}
