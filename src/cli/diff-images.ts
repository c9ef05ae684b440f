/** The build contexts of a folder that synth wrote, as objects beside the manifests: what an image is made of changes like they do. */

import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Json, JsonObject } from "../model/json.ts";
import type { SourceFile } from "../source/read-sources.ts";

/** Maps, checksums and the core's source only follow these. */
const told = /(?:^|\/)images\/[^/]+\/(?:Dockerfile|image\.json|balancer\.json|[^/]+\.mjs)$/;

/** What an image is made of, by its path. */
export function isOfImage(path: string): boolean {
  return told.test(path);
}

/** Files of all build contexts below a folder. */
export function imageFilesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => isOfImage(path) && !path.includes("node_modules"))
    .sort();
}

/**
 * @param root of the folder that was named, which both sides have under names of their own
 * @param contentOf what a file says, where that can be compared
 */
export function imagesOf(
  files: readonly SourceFile[],
  root: string,
  contentOf: (file: string, text: string) => Json,
): readonly JsonObject[] {
  const contexts = new Map<string, Record<string, Json>>();
  for (const { file, text } of files) {
    const context = dirname(file)
      .slice(root.length)
      .replace(/(?:^|\/)images\//, "/")
      .slice(1);
    const data = contexts.get(context) ?? {};
    const name = basename(file);
    data[name] = name === "Dockerfile" ? text.trimEnd().split("\n") : contentOf(name, text);
    contexts.set(context, data);
  }
  return [...contexts].map(([name, data]) => ({ kind: "Image", metadata: { name }, data }));
}
