/** To the Collector's loader `a::b: x` is `a: { b: x }`, anywhere in a configuration (core confmap, both versions). */

import type { Mark, Place } from "../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";

const separator = "::";

export interface Configuration {
  readonly value: JsonObject;
  readonly marks: readonly Mark[];
}

/** A configuration as the loader sees it, with the places of its values. */
export function withKeysSpread({ value, marks }: Configuration): Configuration {
  if (!hasSpread(value)) return { value, marks };
  return {
    value: spread(value) as JsonObject, // An object stays one.
    marks: marks.map((mark) => ({
      at: mark.at.flatMap((step): (string | number)[] => (typeof step === "string" ? step.split(separator) : [step])),
      written: mark.written,
      get origin(): Place {
        return mark.origin;
      },
    })),
  };
}

function hasSpread(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasSpread);
  return isJsonObject(value) && Object.entries(value).some(([key, one]) => key.includes(separator) || hasSpread(one));
}

type Tree = Map<string, Json | Tree>;

/** Into a section of that name where there is one. */
function spread(value: Json): Json {
  if (Array.isArray(value)) return value.map(spread);
  if (!isJsonObject(value)) return value;
  const tree: Tree = new Map();
  for (const [key, member] of Object.entries(value)) {
    const inner = spread(member);
    const steps = key.split(separator);
    const last = steps.pop() ?? key;
    const target = steps.reduce(sectionIn, tree);
    const before = target.get(last);
    if (!isJsonObject(inner) || !(before instanceof Map || isJsonObject(before))) target.set(last, inner);
    else for (const [name, one] of Object.entries(inner)) sectionIn(target, last).set(name, one);
  }
  return plain(tree);
}

function sectionIn(tree: Tree, name: string): Tree {
  const found = tree.get(name);
  if (found instanceof Map) return found;
  const made: Tree = new Map(isJsonObject(found) ? Object.entries(found) : []);
  tree.set(name, made);
  return made;
}

function plain(tree: Tree): Json {
  return Object.fromEntries([...tree].map(([name, value]) => [name, value instanceof Map ? plain(value) : value]));
}
