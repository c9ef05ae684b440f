/** Values for every setting of a schema, right ones and odd ones: what a component refuses is found by asking. */

import type { Path } from "../../../src/diagnostics/place.ts";
import { isJsonObject, type Json } from "../../../src/model/json.ts";
import type { SchemaNode } from "../../../src/schema/registry.ts";

export interface Probe {
  readonly path: Path;
  readonly value: Json;
}

const depthMax = 9;

export function probesOf(schema: SchemaNode): readonly Probe[] {
  return placesOf(schema, []).flatMap(({ path, node }) => valuesOf(node).map((value) => ({ path, value })));
}

interface PlaceOfSchema {
  readonly path: Path;
  readonly node: SchemaNode;
}

/** Every setting there is; of a list its first entry, of a map one key. */
export function placesOf(node: SchemaNode, path: Path): readonly PlaceOfSchema[] {
  if (path.length > depthMax) return [];
  const here = path.length === 0 ? [] : [{ path, node }];
  const inner = [node, ...(node.anyOf ?? [])].flatMap(({ properties = {}, items, additionalProperties }) => [
    ...Object.entries(properties).flatMap(([key, member]) => placesOf(member, [...path, key])),
    ...(items ? placesOf(items, [...path, 0]) : []),
    ...(typeof additionalProperties === "object" ? placesOf(additionalProperties, [...path, "a"]) : []),
  ]);
  return [...here, ...inner];
}

const byType: Readonly<Record<string, readonly Json[]>> = Object.freeze({
  string: ["", "x", "a b", "h:1", "http://h:1", "(", "a,b"],
  integer: [0, -1, 1, 70_000],
  number: [0, -1, 0.5, 101],
  boolean: [true, false],
  array: [[], [null]],
  object: [{}],
  null: [null],
});

function valuesOf(node: SchemaNode): readonly Json[] {
  const alternatives = [node, ...(node.anyOf ?? [])];
  if (alternatives.some((one) => one["x-type"] === "duration")) return ["0s", "-1s", "1s", "1h"];
  const words = alternatives.flatMap((one) => (one.enum ?? []) as readonly Json[]);
  if (words.length > 0) return words;
  const types = new Set(alternatives.flatMap(({ type = [] }) => type));
  return [...types].flatMap((type) => byType[type] ?? []);
}

/** The value with another one at the path; what is missing on the way is made. */
export function withValue(base: Json, path: Path, value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = Array.isArray(base) ? [...base] : [];
    list[step] = withValue(list[step] ?? null, rest, value);
    return list;
  }
  const section = isJsonObject(base) ? base : {};
  return { ...section, [step]: withValue(section[step] ?? null, rest, value) };
}
