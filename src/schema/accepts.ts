/**
 * Whether a value is one that a schema takes, answered by walking both: nearly every section of a configuration is, and to compile
 * its schema first would cost a hundred times as much. Why a value is not, ajv tells (`conform.ts`). The keywords are those that
 * extracted schemas have, with the meaning of JSON Schema 2020-12; a test holds the verdicts to ajv's.
 */

import { defaultsOfReference, reference } from "./defaults-of-references.ts";
import type { SchemaNode } from "./registry.ts";

export function accepts(schema: SchemaNode, value: unknown): boolean {
  if (typeof value === "string" && reference.test(value)) return acceptsReference(schema, value);
  return isAmong(schema, value) && fits(schema, value);
}

/** A reference is taken where nobody knows what it stands for, and where its default is. */
export function acceptsReference(schema: SchemaNode, text: string): boolean {
  const meant = defaultsOfReference(text);
  return meant === undefined || meant.some((value) => accepts(schema, value));
}

/** What holds for a value of any type. */
function isAmong({ type, enum: words, const: only, anyOf }: SchemaNode, value: unknown): boolean {
  if (typeof type === "string" ? !isOf(type, value) : type?.every((one) => !isOf(one, value))) return false;
  if (words !== undefined && !words.includes(value)) return false;
  if (only !== undefined && only !== value) return false;
  return anyOf === undefined || anyOf.some((alternative) => accepts(alternative, value));
}

/** What holds for values of one type. */
function fits(schema: SchemaNode, value: unknown): boolean {
  const { items, pattern } = schema;
  if (typeof value === "number") return isInRange(schema, value);
  if (typeof value === "string") return pattern === undefined || patternOf(pattern).test(value);
  if (Array.isArray(value)) return items === undefined || value.every((item) => accepts(items, item));
  if (typeof value !== "object" || value === null) return true;
  return takesMembers(schema, value as Readonly<Record<string, unknown>>); // neither null nor a list
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isInRange({ minimum, maximum, exclusiveMinimum }: SchemaNode, value: number): boolean {
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum)
  );
}

/** Patterns are the schemas' own, so there are few. */
const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const made = new RegExp(text, "u");
  patterns.set(text, made);
  return made;
}

function takesMembers(schema: SchemaNode, value: Readonly<Record<string, unknown>>): boolean {
  const { properties, additionalProperties, required } = schema;
  if (required?.some((key) => !Object.hasOwn(value, key))) return false;
  for (const [key, member] of Object.entries(value)) {
    const known = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (known === false) return false;
    if (typeof known === "object" && !accepts(known, member)) return false;
  }
  return true;
}
