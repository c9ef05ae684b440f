/** Holds a component's configuration against its schema and says what is wrong, one mismatch a place. */

import { createRequire } from "node:module";
import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { accepts, acceptsReference } from "./accepts.ts";
import { reference } from "./defaults-of-references.ts";
import type { SchemaNode } from "./registry.ts";
import { schemaAt } from "./registry.ts";

export type Mismatch = {
  readonly path: readonly (string | number)[];
} & (
  | { readonly kind: "unknown-key"; readonly key: string; readonly known: readonly string[]; readonly ignored: boolean }
  | { readonly kind: "wrong-type"; readonly expected: string; readonly actual: string }
  | { readonly kind: "wrong-value"; readonly actual: string; readonly allowed: readonly string[] }
  | { readonly kind: "missing"; readonly key: string }
  | { readonly kind: "malformed"; readonly actual: string; readonly expected: string }
);

/** By the text of the part that was compiled; configurations of one kind share it. */
const compiled = new Map<string, ValidateFunction>();
const compiledMax = 2_000;

/**
 * @param value plain JSON in the Collector's spelling
 * @returns mismatches in document order of their places, none when the value conforms
 */
export function conform(schema: SchemaNode, value: unknown): readonly Mismatch[] {
  if (accepts(schema, value)) return [];
  const validate = validatorOf(reached(schema, value));
  if (validate(value)) return [];
  return mismatchesOf(schema, withoutAlternatives(validate.errors ?? []));
}

let made: Ajv2020 | undefined;

/** Loaded when the first value is refused: to find out why is what it is for. */
function ajv(): Ajv2020 {
  // Cast, as what is loaded at run time has no type.
  const { Ajv2020: Ajv } = createRequire(import.meta.url)("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  made ??= new Ajv({
    strict: false,
    allErrors: true,
    verbose: true,
    validateFormats: false,
    // The schemas are ours, and a test holds them valid: to check each again, and to optimise code that runs once, is half the cost of a check.
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
    code: { optimize: false },
  });
  return made;
}

function validatorOf(schema: SchemaNode): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size >= compiledMax) compiled.clear();
  const validate = ajv().compile(schema as object);
  compiled.set(text, validate);
  return validate;
}

/**
 * The schema without the inside of settings that the value leaves out: the verdict is the same, and a tenth is compiled.
 * Names stay, since an unknown key is told from a known one by them.
 */
function reached(schema: SchemaNode, value: unknown): SchemaNode {
  const { properties, anyOf } = schema;
  const isSection = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!properties && !anyOf) return schema;
  const members = Object.entries(properties ?? {}).map(([key, inner]) => [
    key,
    isSection && Object.hasOwn(value, key) ? reached(inner, value[key as keyof typeof value]) : {},
  ]);
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(members) }),
    ...(anyOf && { anyOf: anyOf.map((alternative) => reached(alternative, value)) }),
  };
}

/**
 * A failed `anyOf` reports every alternative. Kept are the errors of the alternative that got furthest: the deepest
 * places, and among those not the complaint that the value is not null.
 */
function withoutAlternatives(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept = [...errors];
  const choices = errors
    .filter((error) => error.keyword === "anyOf")
    .sort((a, b) => b.instancePath.length - a.instancePath.length);
  for (const choice of choices) {
    const inside = kept.filter((error) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`));
    kept = kept.filter((error) => error !== choice && !inside.includes(error));
    const deeper = inside.filter((error) => depth(error) > choice.instancePath.length);
    kept.push(...(deeper.length > 0 ? bestAlternative(deeper, choice) : [choice]));
  }
  return kept;
}

/** Unknown keys count as deeper than their object. */
function depth(error: ErrorObject): number {
  return error.instancePath.length + (error.keyword === "additionalProperties" ? 1 : 0);
}

function bestAlternative(errors: readonly ErrorObject[], choice: ErrorObject): readonly ErrorObject[] {
  const byBranch = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const branch = error.schemaPath.slice(choice.schemaPath.length + 1).split("/")[0] ?? "";
    byBranch.set(branch, [...(byBranch.get(branch) ?? []), error]);
  }
  return [...byBranch.values()].sort((left, right) => left.length - right.length)[0] ?? errors;
}

function mismatchesOf(schema: SchemaNode, errors: readonly ErrorObject[]): readonly Mismatch[] {
  const mismatches = new Map<string, Mismatch>();
  for (const error of errors) {
    if (typeof error.data === "string" && reference.test(error.data) && isTaken(schema, error, error.data)) continue;
    const mismatch = ofPair(schema, mismatchOf(schema, error), error.data);
    if (mismatch === undefined) continue;
    const key = JSON.stringify([mismatch.path, mismatch.kind === "unknown-key" ? mismatch.key : ""]);
    if (!mismatches.has(key)) mismatches.set(key, mismatch);
  }
  return [...mismatches.values()];
}

function isTaken(schema: SchemaNode, { instancePath }: ErrorObject, text: string): boolean {
  const here = schemaAt(schema, parsePointer(instancePath));
  return here === undefined || acceptsReference(here, text);
}

/**
 * A name and a value of a list, which are decoded as the section around the list is: what it ignores is ignored, and an entry
 * that is null is an empty one (core configopaque MapList, 0.161.0).
 */
function ofPair(schema: SchemaNode, mismatch: Mismatch, value: unknown): Mismatch | undefined {
  if (typeof mismatch.path.at(-1) !== "number") return mismatch;
  if (Object.keys(schemaAt(schema, mismatch.path)?.properties ?? {}).join() !== "name,value") return mismatch;
  if (mismatch.kind === "wrong-type" && value === null) return undefined;
  if (mismatch.kind !== "unknown-key") return mismatch;
  const around = schemaAt(schema, mismatch.path.slice(0, -2));
  return { ...mismatch, ignored: around?.["x-unknown-keys"] === "ignored" };
}

function mismatchOf(schema: SchemaNode, error: ErrorObject): Mismatch {
  const path = parsePointer(error.instancePath);
  const here = schemaAt(schema, path);
  switch (error.keyword) {
    case "additionalProperties": {
      const key = String(error.params["additionalProperty"]);
      const known = Object.keys((error.parentSchema as SchemaNode | undefined)?.properties ?? {});
      const ignored = (error.parentSchema as SchemaNode | undefined)?.["x-unknown-keys"] === "ignored";
      return { path, kind: "unknown-key", key, known, ignored };
    }
    case "enum":
      return {
        path,
        kind: "wrong-value",
        actual: quoted(error.data),
        allowed: (error.params["allowedValues"] as unknown[]).map(String),
      };
    case "required":
      return { path, kind: "missing", key: String(error.params["missingProperty"]) };
    case "type":
    case "anyOf":
      return typeMismatch(path, here, error);
    case "minimum":
      return {
        path,
        kind: "malformed",
        actual: quoted(error.data),
        expected: `a number from ${error.params["limit"]} on`,
      };
    default:
      return { path, kind: "malformed", actual: quoted(error.data), expected: expectation(here, error) };
  }
}

function typeMismatch(path: readonly (string | number)[], here: SchemaNode | undefined, error: ErrorObject): Mismatch {
  const allowed = here && enumOf(here);
  if (allowed && typeof error.data === "string")
    return { path, kind: "wrong-value", actual: quoted(error.data), allowed };
  if (here?.["x-type"] === "duration" && typeof error.data === "string") {
    return { path, kind: "malformed", actual: quoted(error.data), expected: "a duration such as 5s or 1m30s" };
  }
  return { path, kind: "wrong-type", expected: expectation(here, error), actual: typeName(error.data) };
}

function enumOf(schema: SchemaNode): readonly string[] | undefined {
  return schema.enum?.map(String) ?? schema.anyOf?.map(enumOf).find((found) => found !== undefined);
}

function expectation(here: SchemaNode | undefined, error: ErrorObject): string {
  if (here?.["x-type"] === "duration") return "a duration such as 5s or 1m30s";
  if (here?.["x-type"] === "prometheus-duration") return "a duration of Prometheus such as 30s or 1m";
  if (here?.["x-type"]) return `a ${here["x-type"].replaceAll("-", " ")}`;
  const types = here && typesOf(here).filter((type) => type !== "null");
  if (types && types.length > 0) return [...new Set(types)].map(withArticle).join(" or ");
  return error.message ?? "another value";
}

function typesOf(schema: SchemaNode): readonly string[] {
  if (schema.type !== undefined) return typeof schema.type === "string" ? [schema.type] : schema.type;
  return (schema.anyOf ?? []).flatMap(typesOf);
}

function withArticle(type: string): string {
  const words: Readonly<Record<string, string>> = { array: "a list", object: "a section", integer: "a whole number" };
  return words[type] ?? `a ${type}`;
}

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return timestampIn(value) ?? "a section";
  return `${typeof value === "string" ? "the string" : `the ${typeof value}`} ${quoted(value)}`;
}

/** As the reader of YAML has it (source/yaml-value.ts). */
function timestampIn(value: object): string | undefined {
  const written: unknown = (value as Record<string, unknown>)["<timestamp>"]; // looked at next
  return typeof written === "string" ? `the date ${written}, as it has no quotes` : undefined;
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

/** JSON Pointer steps; digits become numbers, as list positions are. */
function parsePointer(pointer: string): readonly (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
