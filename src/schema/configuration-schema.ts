/**
 * One JSON Schema of a whole configuration, for editors: what the Collector takes, with the descriptions and the words of the view
 * that authors see. Draft 7, which every editor's YAML server reads. Keys that a version ignores are refused, as a typo is what an
 * editor is asked to show, and a pattern is told in words; a reference such as `${env:X}` may stand for any value.
 */

import { reasonOf } from "./pattern-reasons.ts";
import {
  type ComponentKind,
  componentKinds,
  componentNames,
  type SchemaNode,
  schemaFile,
  telemetrySchema,
} from "./registry.ts";

type Schema = Readonly<Record<string, unknown>>;

export interface Distribution {
  readonly version: string;
  /** Types of a section that the distribution has, with a schema held here or not. */
  readonly types: (section: ComponentKind) => readonly string[];
}

export function configurationSchema({ version, types }: Distribution): Schema {
  const sections = componentKinds.map((section) => [section, sectionSchema(version, section, types(section))]);
  const components = componentKinds.flatMap((section) =>
    componentNames(version, section).map(({ type }) => [`${section}.${type}`, componentOf(version, section, type)]),
  );
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `Configuration of the OpenTelemetry Collector ${version}`,
    ...section({ ...Object.fromEntries(sections), service: serviceSchema(version) }),
    definitions: { reference, ids, ...Object.fromEntries(components) },
  };
}

/** That of one component, on its own; undefined when no schema of it is held. */
export function componentSchema(version: string, kind: ComponentKind, type: string): Schema | undefined {
  if (schemaFile(version, kind, type, "exact") === undefined) return undefined;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...componentOf(version, kind, type),
    definitions: { reference },
  };
}

const reference = {
  description: "A reference that the Collector expands, such as ${env:NAME}",
  type: "string",
  pattern: "\\$\\{",
  patternErrorMessage: reasonOf("\\$\\{"),
};
const refersTo = { $ref: "#/definitions/reference" };
const ids = { type: ["array", "null"], items: { type: "string" } };

function section(properties: Schema, patternProperties: Schema = {}): Schema {
  return orReference({ type: ["object", "null"], properties, patternProperties, additionalProperties: false });
}

/** A type stands alone, or before a slash and a name. */
function named(type: string): string {
  return `^\\s*${type}\\s*(/.+)?$`;
}

function sectionSchema(version: string, kind: ComponentKind, types: readonly string[]): Schema {
  const held = componentNames(version, kind);
  const known = held.flatMap(({ type, names }) =>
    names.map((name) => [name, { $ref: `#/definitions/${kind}.${type}` }] as const),
  );
  const unheld = types.filter((type) => !known.some(([name]) => name === type)).map((type) => [type, {}] as const);
  const all = [...known, ...unheld];
  // Editors offer properties, and not what a pattern would take.
  return section(Object.fromEntries(all), Object.fromEntries(all.map(([name, schema]) => [named(name), schema])));
}

function serviceSchema(version: string): Schema {
  const list = { $ref: "#/definitions/ids" };
  const pipeline = section({ receivers: list, processors: list, exporters: list });
  const signals = Object.fromEntries(["traces", "metrics", "logs"].map((signal) => [signal, pipeline]));
  const patterns = Object.fromEntries(Object.keys(signals).map((signal) => [named(signal), pipeline]));
  return section({
    extensions: list,
    pipelines: section(signals, patterns),
    telemetry: merged(telemetrySchema(version, "exact"), telemetrySchema(version, "authoring")),
  });
}

function componentOf(version: string, kind: ComponentKind, type: string): Schema {
  const exact = schemaFile(version, kind, type, "exact") ?? {};
  return merged(exact, schemaFile(version, kind, type, "authoring"));
}

const described = ["type", "enum", "const", "pattern", "minimum", "maximum", "exclusiveMinimum", "required"] as const;

/** What the decoder takes, with what the author's view says of it. */
function merged(exact: SchemaNode, authored: SchemaNode | undefined): Schema {
  const { properties, additionalProperties, items, anyOf, pattern } = exact;
  const reason = pattern === undefined ? undefined : reasonOf(pattern);
  const own = {
    ...Object.fromEntries(described.flatMap((key) => (exact[key] === undefined ? [] : [[key, exact[key]]]))),
    ...(reason !== undefined && { patternErrorMessage: reason }),
    ...(properties && { properties: mergedMembers(properties, authored) }),
    ...(additionalProperties !== undefined && { additionalProperties: mergedRest(additionalProperties, authored) }),
    ...(items && { items: merged(items, authored?.items) }),
    ...(anyOf && { anyOf: anyOf.map((one) => merged(one, authored)) }),
  };
  const words = exact.enum === undefined && authored?.enum ? [{ enum: authored.enum }] : [];
  const description = authored?.description === undefined ? {} : { description: authored.description };
  if (takesAnyText(exact) && words.length === 0) return { ...description, ...own };
  return { ...description, ...orReference(own, words) };
}

function mergedMembers(properties: NonNullable<SchemaNode["properties"]>, authored: SchemaNode | undefined): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([key, inner]) => [key, merged(inner, authored?.properties?.[key])]),
  );
}

function mergedRest(rest: boolean | SchemaNode, authored: SchemaNode | undefined): boolean | Schema {
  if (typeof rest === "boolean") return rest;
  const theirs = authored?.additionalProperties;
  return merged(rest, typeof theirs === "object" ? theirs : undefined);
}

function takesAnyText({ type, pattern, enum: words, const: only, anyOf }: SchemaNode): boolean {
  if (anyOf) return anyOf.some(takesAnyText);
  const isFree = pattern === undefined && words === undefined && only === undefined;
  return isFree && (type === undefined || [type].flat().includes("string"));
}

function orReference(schema: Schema, words: readonly Schema[] = []): Schema {
  const { anyOf, ...rest } = schema;
  const isChoice = Array.isArray(anyOf) && Object.keys(rest).length === 0;
  return { anyOf: [...(isChoice ? (anyOf as readonly Schema[]) : [schema]), ...words, refersTo] }; // a list of schemas, as made above
}
