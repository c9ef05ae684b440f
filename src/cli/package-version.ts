/** What this package says of itself: the version it was published as, and the ranges of what it depends on. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";

export function packageVersion(): string {
  return said("version");
}

/** For a project that imports one of them beside this package: by the same range both get one copy. */
export function dependencyRange(name: string): string {
  return said("dependencies", name);
}

function said(...path: readonly string[]): string {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as Json; // what JSON is
  const value = isJsonObject(manifest) ? jsonAt(manifest, path) : undefined;
  return typeof value === "string" ? value : "unknown";
}
