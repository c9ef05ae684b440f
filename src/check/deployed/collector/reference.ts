/**
 * References in a configuration, as `${env:NAME}`: what they stand for is known only where the Collector runs. The text
 * before the colon says who resolves it, none means the environment; `$$` is a dollar sign (core confmap, both versions).
 */

import type { Path } from "../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import { textsIn } from "./written-texts.ts";

const pattern = /(\$+)\{([^{}]*)\}/g;

export interface Referring {
  readonly path: Path;
  /** What stands between the braces of each. */
  readonly references: readonly string[];
}

const walked = new WeakMap<JsonObject, readonly Referring[]>();

/** Texts of a configuration that hold references, in its order; walked once for all rules. */
export function referringTexts(config: JsonObject): readonly Referring[] {
  // Past the types a configuration may be anything, and only objects are remembered.
  if (!isJsonObject(config)) return referringIn(config);
  const found = walked.get(config) ?? referringIn(config);
  walked.set(config, found);
  return found;
}

function referringIn(config: Json): readonly Referring[] {
  return textsIn(config, [], /\$\{/).flatMap(({ path, text }) => {
    const references = referencesIn(text);
    return references.length > 0 ? [{ path, references }] : [];
  });
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
