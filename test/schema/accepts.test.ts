import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { accepts } from "../../src/schema/accepts.ts";
import type { SchemaNode } from "../../src/schema/registry.ts";

const folder = "schemas/0.161.0";
const files = filesBelow(folder).filter((file) => /\/(?:exact|authoring)\.json$/.test(file));
const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, code: { optimize: false } });

function filesBelow(path: string): readonly string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path];
}

function schemaIn(file: string): SchemaNode {
  return JSON.parse(readFileSync(file, "utf8")) as SchemaNode;
}

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const odd = [null, true, 0, -1, 1.5, 1e20, "", "5s", "x", "grpc", [], ["x"], {}, { x: 1 }] as const;

/** A value that the schema describes, with an odd one here and there. */
function valueFor(schema: SchemaNode, random: () => number, depth = 0): unknown {
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  if (random() < 0.04) return oneOf(odd);
  if (schema.anyOf) return valueFor(oneOf(schema.anyOf) ?? {}, random, depth);
  if (schema.enum) return oneOf(schema.enum);
  const type = [schema.type ?? []].flat();
  switch (oneOf(type)) {
    case "object":
      return objectFor(schema, random, depth);
    case "array":
      return depth > 6 ? [] : [0, 1].map(() => valueFor(schema.items ?? {}, random, depth + 1));
    case "integer":
      return Math.floor(random() * 100);
    case "number":
      return random() * 100;
    case "boolean":
      return random() < 0.5;
    case "null":
      return null;
    default:
      return oneOf(["5s", "x", "grpc", "1h30m", "a,b", ""]);
  }
}

function objectFor(schema: SchemaNode, random: () => number, depth: number): unknown {
  const known = Object.entries(schema.properties ?? {}).filter(() => depth < 6 && random() < 0.4);
  const members = known.map(([key, inner]) => [key, valueFor(inner, random, depth + 1)]);
  const other = random() < 0.05 ? [["no_such_key", 1]] : [];
  return Object.fromEntries([...members, ...other]);
}

describe("a value is accepted where ajv has nothing against it", () => {
  test.each(files)("%s", (file) => {
    const schema = schemaIn(file);
    const validate = ajv.compile(schema as object);
    const verdicts = Array.from({ length: 60 }, (_, seed) => {
      const value = valueFor(schema, seeded(seed));
      return { value, ours: accepts(schema, value), theirs: validate(value) };
    });
    expect(verdicts.filter(({ ours, theirs }) => ours !== theirs)).toEqual([]);
  });

  test("the keywords that decide are all that the schemas have", () => {
    const found = new Set(files.flatMap((file) => keywordsIn(schemaIn(file))));
    const said = [
      "$schema",
      "title",
      "x-validated",
      "description",
      "tsType",
      "writeOnly",
      "x-type",
      "x-sensitive",
      "x-unknown-keys",
    ];
    expect([...found].filter((keyword) => !said.includes(keyword)).sort()).toEqual([
      ...["additionalProperties", "anyOf", "const", "enum", "exclusiveMinimum", "items", "maximum", "minimum"],
      ...["pattern", "properties", "required", "type"],
    ]);
  });
});

test("a reference to the environment is accepted wherever a value stands", () => {
  const schema: SchemaNode = { type: "object", properties: { count: { type: "integer" } } };
  expect(accepts(schema, { count: "$" + "{env:COUNT}" })).toBe(true);
  expect(accepts(schema, { count: "many" })).toBe(false);
});

function keywordsIn(schema: SchemaNode): readonly string[] {
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema;
  const inner = [...Object.values(properties), additionalProperties, items, ...anyOf];
  return [...Object.keys(schema), ...inner.flatMap((one) => (typeof one === "object" ? keywordsIn(one) : []))];
}
