/**
 * References in a configuration, as `${env:NAME}`: what they stand for is known only where the Collector runs. The text
 * before the colon says who resolves it, none means the environment; `$$` is a dollar sign (core confmap, both versions).
 */

import type { Json } from "../../../model/json.ts";

const pattern = /(\$+)\{([^{}]*)\}/g;

/**
 * What stands between the braces of each reference in a text. Left out are those with another one inside, and all of a text
 * that also holds an escaped one: what the loader then makes of the others depends on their order.
 */
export function referencesIn(text: string): readonly string[] {
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
