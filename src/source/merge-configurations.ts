/**
 * Several configurations as the Collector merges them (`--config a --config b`): a section goes into the section of that name,
 * anything else takes the place of what was there, lists too (core confmap, both versions).
 */

import type { Path } from "../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import type { Configuration } from "./double-colons.ts";

export function mergeConfigurations(parts: readonly Configuration[]): Configuration {
  const [first = { value: {}, marks: [] }, ...others] = parts;
  return others.reduce(merge, first);
}

/** Marks of what a later part replaces go; where both have a section, it stays where it was first. */
function merge(earlier: Configuration, later: Configuration): Configuration {
  const replaced: Path[] = [];
  const value = mergeSections(earlier.value, later.value, [], replaced);
  const gone = new Set(replaced.map(keyOf));
  const kept = earlier.marks.filter(({ at }) => !at.some((_, index) => gone.has(keyOf(at.slice(0, index + 1)))));
  const there = new Set(kept.map(({ at }) => keyOf(at)));
  return { value, marks: [...kept, ...later.marks.filter(({ at }) => !there.has(keyOf(at)))] };
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String));
}

function mergeSections(earlier: JsonObject, later: JsonObject, path: Path, replaced: Path[]): JsonObject {
  const members = new Map<string, Json>(Object.entries(earlier));
  for (const [key, value] of Object.entries(later)) {
    const before = members.get(key);
    if (isJsonObject(before) && isJsonObject(value)) {
      members.set(key, mergeSections(before, value, [...path, key], replaced));
    } else {
      if (before !== undefined) replaced.push([...path, key]);
      members.set(key, value);
    }
  }
  return Object.fromEntries(members);
}
