/**
 * Settings as the decoder hands them to a component: one text where a list of texts is wanted is split at its commas, fractions
 * of whole numbers are cut off, and an empty entry of a list is the empty text or section (core confmap, both versions).
 */

import { isJsonObject, type Json } from "../../../../model/json.ts";
import { onceForEach } from "../../../../model/once-for-each.ts";
import type { SchemaNode } from "../../../../schema/registry.ts";
import { isReference } from "../reference.ts";

/** @param exact what the decoder takes @param authoring which numbers are whole */
export function asDecoded(exact: SchemaNode | undefined, authoring: SchemaNode | undefined, value: Json): Json {
  const shapes = exact ? alternativesOf(exact) : [];
  const meant = authoring ? alternativesOf(authoring) : [];
  if (typeof value === "number") return held(meant.find(isWhole), value);
  if (typeof value === "string") return shapes.some(isTextList) && !isReference(value) ? splitAtCommas(value) : value;
  const [items, meantItems] = [shapes, meant].map((some) => some.find((shape) => shape.items)?.items);
  if (Array.isArray(value))
    return value.map((item: Json) => (item === null ? emptyOf(shapes) : asDecoded(items, meantItems, item)));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [
    key,
    asDecoded(memberOf(shapes, key), memberOf(meant, key), member),
  ]);
  return Object.fromEntries(members);
}

/** The whole part, of which what does not fit is cut off. */
function held(schema: SchemaNode | undefined, value: number): number {
  if (schema === undefined) return value;
  const { minimum, maximum } = schema;
  const whole = Math.trunc(value);
  if (minimum === undefined || maximum === undefined || (whole >= minimum && whole <= maximum)) return whole;
  return wrapped(whole, minimum, maximum);
}

/** What stays of a number when its upper bits are cut off. */
export function wrapped(value: number, minimum: number, maximum: number): number {
  const size = maximum - minimum + 1;
  return ((((Math.trunc(value) - minimum) % size) + size) % size) + minimum;
}

const alternativesOf = onceForEach((schema: SchemaNode): readonly SchemaNode[] => [
  schema,
  ...(schema.anyOf ?? []).flatMap(alternativesOf),
]);

function memberOf(shapes: readonly SchemaNode[], key: string): SchemaNode | undefined {
  const known = shapes.find(({ properties }) => properties && Object.hasOwn(properties, key))?.properties?.[key];
  const any = shapes.find(({ additionalProperties }) => typeof additionalProperties === "object")?.additionalProperties;
  return known ?? (typeof any === "object" ? any : undefined);
}

function isText({ type }: SchemaNode): boolean {
  return type === "string" || (Array.isArray(type) && type.includes("string"));
}

function isWhole({ type }: SchemaNode): boolean {
  return type === "integer" || (Array.isArray(type) && type.includes("integer"));
}

const isTextList = onceForEach(
  ({ type, items }: SchemaNode): boolean =>
    [type].flat().includes("array") && items !== undefined && alternativesOf(items).some(isText),
);

function splitAtCommas(text: string): readonly string[] {
  return text === "" ? [] : text.split(",");
}

function emptyOf(lists: readonly SchemaNode[]): Json {
  const shapes = lists.flatMap(({ items }) => (items ? alternativesOf(items) : []));
  if (shapes.some(({ required }) => required)) return null;
  // A component that takes either decodes it by itself.
  if (shapes.some(isText) && shapes.some(({ properties }) => properties)) return null;
  if (shapes.some(({ properties }) => properties)) return {};
  return shapes.some(isText) ? "" : null;
}
