/**
 * Patches of a kustomization, which are parts of objects and none themselves: files that it lists as patches, and an
 * OpenTelemetryCollector without pipelines beside one of its name that has them. What they make of their bases only rendering shows.
 */

import { posix } from "node:path";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";
import { listAt, textAt } from "./object-fields.ts";
import type { SourceObject } from "./source-object.ts";
import { readDocuments, type SourceText } from "./yaml-documents.ts";

/** Files that kustomizations among these name as patches. */
export function patchFiles(files: readonly SourceText[]): ReadonlySet<string> {
  const kustomizations = files.filter(({ file }) => /(?:^|[\\/])kustomization(?:\.ya?ml)?$/i.test(file));
  return new Set(kustomizations.flatMap((file) => readDocuments(file).flatMap((one) => listedIn(one, file.file))));
}

/** The three lists of kustomize, of which the last two are its older spelling (kustomize 5). */
function listedIn(document: ReturnType<typeof readDocuments>[number], file: string): readonly string[] {
  if (document.kind !== "value") return [];
  const { value } = document;
  const paths = [
    ...["patches", "patchesJson6902"].flatMap((key) => listAt(value, [key]).map((one) => textAt(one, ["path"]))),
    ...listAt(value, ["patchesStrategicMerge"]).map(String),
  ];
  // A patch may stand in the list itself.
  return paths
    .filter((path) => path !== "" && !path.includes("\n"))
    .map((path) => posix.join(posix.dirname(file.replaceAll("\\", "/")), path));
}

export function isPatchFile(file: string, patches: ReadonlySet<string>): boolean {
  return patches.size > 0 && patches.has(posix.normalize(file.replaceAll("\\", "/")));
}

const kind = "OpenTelemetryCollector";

/** Those that are no part of another; `apply` refuses a part that stands alone. */
export function withoutParts(objects: readonly SourceObject[]): readonly SourceObject[] {
  const whole = objects.filter((object) => object.kind === kind && !isPart(object));
  if (whole.length === 0) return objects;
  const isPatch = (object: SourceObject): boolean =>
    object.kind === kind &&
    isPart(object) &&
    whole.some(
      ({ name, namespace }) =>
        name === object.name && (namespace === object.namespace || namespace === "" || object.namespace === ""),
    );
  return objects.filter((object) => !isPatch(object));
}

/** A text of v1alpha1 cannot be merged, and is whole. */
function isPart({ json }: SourceObject): boolean {
  const config: Json | undefined = jsonAt(json, ["spec", "config"]);
  if (config === undefined || config === null) return true;
  return isJsonObject(config) && !isJsonObject(jsonAt(config, ["service", "pipelines"]));
}
