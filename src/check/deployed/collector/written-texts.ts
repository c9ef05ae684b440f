/** The texts of a configuration, each at its place. */

import type { Path } from "../../../diagnostics/place.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";

/** Whatever is nested deeper is not looked into: no configuration goes so far. */
const depthMax = 64;

export interface WrittenText {
  readonly path: Path;
  readonly text: string;
}

/** In their order, those that the pattern finds something in. */
export function textsIn(value: Json | undefined, path: Path, pattern: RegExp): readonly WrittenText[] {
  if (path.length > depthMax) return [];
  if (typeof value === "string") return pattern.test(value) ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => textsIn(item, [...path, index], pattern));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key], pattern));
}
