/**
 * References in a configuration, as `${env:NAME}`: what they stand for is known only where the Collector runs. The text
 * before the colon says who resolves it, none means the environment; `$$` is a dollar sign (core confmap, both versions).
 */

import type { Path } from "../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";

const pattern = /(\$+)\{([^{}]*)\}/g;
/** Deeper nesting is not looked into; no configuration has any. */
const depthMax = 64;

export interface Referring {
  readonly path: Path;
  /** What stands between the braces of each. */
  readonly references: readonly string[];
}

const walked = new WeakMap<JsonObject, readonly Referring[]>();

/** Texts of a configuration that hold references, in its order; walked once for all rules. */
export function referringTexts(config: JsonObject): readonly Referring[] {
  // Past the types a configuration may be anything, and only objects are remembered.
  if (!isJsonObject(config)) return referringIn(config, []);
  const found = walked.get(config) ?? referringIn(config, []);
  walked.set(config, found);
  return found;
}

function referringIn(value: Json, path: Path): readonly Referring[] {
  if (path.length > depthMax) return [];
  if (typeof value === "string") {
    const references = value.includes("${") ? referencesIn(value) : [];
    return references.length > 0 ? [{ path, references }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => referringIn(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => referringIn(item, [...path, key]));
}

/**
 * What stands between the braces of each reference in a text. Left out are those with another one inside, and all of a text
 * that also holds an escaped one: what the loader then makes of the others depends on their order.
 */
function referencesIn(text: string): readonly string[] {
  const found = [...text.matchAll(pattern)].map(([, dollars = "", inner = ""]) => ({
    inner,
    escaped: dollars.length % 2 === 0,
  }));
  return found.some(({ escaped }) => escaped) ? [] : found.map(({ inner }) => inner);
}

/** True for text that holds a reference: its value, and the type of that, are not known here. */
export function isReference(value: Json | undefined): boolean {
  return typeof value === "string" && /(?:^|[^$])(?:\$\$)*\$\{[^}]*\}/.test(value);
}
