/**
 * The types that blueprints are written against, from the authoring view of the schemas:
 * `npm run schema-types [-- --check]`. Deterministic; `--check` writes nothing and fails on a difference.
 */

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import ts from "typescript";
import { dated } from "./dated.ts";

const kinds = ["receivers", "processors", "exporters", "extensions", "connectors"] as const;
const outputFolder = "src/model/collector/generated";

/** A component as the manifest of a version lists it. */
export interface Component {
  readonly kind: string;
  readonly type: string;
  /** Go module and version. */
  readonly module?: string;
  /** Former names that the version still takes. */
  readonly aliases?: readonly string[];
}

/** What is generated from: a version's components, and the authoring schema of each and of `service/telemetry`. */
export interface Schemas {
  readonly version: string;
  readonly components: readonly Component[];
  readonly authoring: (kind: string, type: string) => JSONSchema;
}

/** The generated module of one version. */
export async function moduleOf({ version, components, authoring }: Schemas): Promise<string> {
  const parts = [
    `/** Configuration types of Collector ${version}, generated from schemas/${version} by tools/schemas/types.ts. */\n`,
    'import type { Duration } from "../../duration.ts";\nimport type { Json, JsonObject } from "../../json.ts";\n',
  ];
  const names = new Set<string>();
  for (const component of [...components, { kind: "service", type: "telemetry" }]) {
    const name = interfaceName(component);
    assert(!names.has(name), `two components would be called ${name}`);
    names.add(name);
    parts.push(await interfaceOf(name, component, authoring(component.kind, component.type)));
  }
  for (const kind of kinds) parts.push(sectionOf(kind, components));
  parts.push(allSections);
  return parts.join("\n");
}

const allSections = `/** What each section of a configuration takes. */
export interface Sections {
${kinds.map((kind) => `  readonly ${kind}: ${capital(kind)};`).join("\n")}
  readonly telemetry: Telemetry;
}
`;

async function interfaceOf(name: string, { kind, type, module }: Component, schema: JSONSchema): Promise<string> {
  const description =
    kind === "service" ? "`service.telemetry`." : `\`${kind}.${type}\`${module ? `: ${module}` : ""}.`;
  const text = await compile({ ...rootOf(schema), title: name, description }, name, {
    additionalProperties: false,
    bannerComment: "",
    style: { printWidth: 120 },
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
  return onOneLine(readonlyInterface(text, name));
}

/** The schema, or for a component without settings one that takes none: an empty interface would take anything. */
function rootOf(schema: JSONSchema): JSONSchema {
  const root = typeable(schema);
  return Object.keys(root.properties ?? {}).length > 0 ? root : { type: "object", additionalProperties: nothing };
}

const nothing: JSONSchema = { tsType: "never" };

/** What json-schema-to-typescript would leave open, or declare apart under names that clash between components. */
const poorlyTyped = ["$ref", "allOf", "oneOf", "patternProperties"];

/**
 * The same schema in the words that make good types: open places take JSON, which is all that a configuration can hold;
 * closed objects without members take nothing; a section may be null, which leaves it at its defaults (`grpc: null`).
 */
function typeable(schema: JSONSchema): JSONSchema {
  for (const keyword of poorlyTyped)
    assert(!(keyword in schema), `${keyword} would make a bad type; inline the schema`);
  // Nested titles would become interfaces of their own, and clash between components.
  const { title: _title, ...copy } = schema;
  if (copy.tsType !== undefined || copy.enum !== undefined) return copy;
  if (copy.anyOf) return { ...copy, anyOf: copy.anyOf.map(typeable) };
  if (copy.type === undefined) return { ...copy, tsType: "Json" };
  if (copy.items && !Array.isArray(copy.items)) return { ...copy, items: typeable(copy.items) };
  if (copy.type !== "object") return copy;
  return isChosenByType(copy) ? { anyOf: byType(copy).map(typeableObject) } : typeableObject(copy);
}

/** Policies of tail_sampling: `type` says which of the sections beside it is read. */
function isChosenByType({ properties = {} }: JSONSchema): boolean {
  return properties["type"]?.type === "string" && "name" in properties && "always_sample" in typesWith(properties);
}

/** By type, the section that is read; two types have none, of which one came with another's (contrib tailsamplingprocessor). */
function typesWith(properties: Readonly<Record<string, JSONSchema>>): Readonly<Record<string, JSONSchema | undefined>> {
  const sections = Object.entries(properties).filter(([, { type }]) => type === "object");
  if (!("probabilistic" in properties)) return {};
  return {
    always_sample: undefined,
    ...Object.fromEntries(sections),
    ...("bytes_limiting" in properties && { trace_flags: undefined }),
  };
}

/** One alternative for each type, so that an editor offers the types, and beside one of them its section alone. */
function byType({ properties: { type, ...properties } = {} }: JSONSchema): readonly JSONSchema[] {
  const { name } = properties;
  return Object.entries(typesWith(properties)).map(([word, section]) => ({
    type: "object",
    properties: { ...(name && { name }), type: { ...type, enum: [word] }, ...(section && { [word]: section }) },
    required: ["type"],
    additionalProperties: false,
  }));
}

function typeableObject(schema: JSONSchema): JSONSchema {
  const members = Object.entries(schema.properties ?? {});
  const others = schema.additionalProperties;
  if (members.length === 0 && (others === undefined || others === true)) return { ...schema, tsType: "JsonObject" };
  if (members.length === 0 && others === false) return { ...schema, additionalProperties: nothing };
  return {
    ...schema,
    ...(schema.properties && {
      properties: Object.fromEntries(members.map(([key, member]) => [key, orNull(typeable(member), member)])),
    }),
    ...(others === true && { additionalProperties: { tsType: "Json" } }),
    ...(typeof others === "object" && { additionalProperties: typeable(others) }),
  };
}

/** Maps of free keys are no sections: nobody writes `headers: null` to say something. */
function orNull(typed: JSONSchema, { type, additionalProperties }: JSONSchema): JSONSchema {
  if (type !== "object" || typeof additionalProperties === "object") return typed;
  const { description, ...section } = typed;
  return { ...(description !== undefined && { description }), anyOf: [section, { type: "null" }] };
}

/** Every member and every list readonly, for which json-schema-to-typescript has no option; and the name as wanted. */
function readonlyInterface(text: string, name: string): string {
  const source = ts.createSourceFile("component.ts", text, ts.ScriptTarget.Latest, true);
  const [declaration, ...rest] = source.statements;
  assert(declaration && ts.isInterfaceDeclaration(declaration) && rest.length === 0, `${name} is not one interface`);
  // It starts a new word after a digit: K8SattributesProcessor.
  assert.equal(declaration.name.text.toLowerCase(), name.toLowerCase());

  const insertions: { readonly at: number; readonly text: string }[] = [];
  // Inner nodes first: of two that start at one place, the outer comes to stand before the inner.
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    const at = node.getStart(source);
    if (ts.isPropertySignature(node) || ts.isIndexSignatureDeclaration(node))
      insertions.push({ at, text: "readonly " });
    if (ts.isArrayTypeNode(node)) {
      const nested = ts.isArrayTypeNode(node.parent);
      insertions.push({ at, text: nested ? "(readonly " : "readonly " });
      if (nested) insertions.push({ at: node.getEnd(), text: ")" });
    }
  };
  visit(declaration);
  const start = declaration.name.getStart(source);
  const renamed = text.slice(0, start) + name + text.slice(declaration.name.getEnd());
  return insertions
    .sort((a, b) => b.at - a.at)
    .reduce(
      (result, insertion) => result.slice(0, insertion.at) + insertion.text + result.slice(insertion.at),
      renamed,
    );
}

function onOneLine(text: string): string {
  return text.replaceAll(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, "/** $1 */");
}

/** `exporters/otlp_http` → `OtlpHttpExporter`. */
function interfaceName({ kind, type }: Component): string {
  const words = type.split("_").map(capital).join("");
  return kind === "service" ? words : `${words}${capital(kind.slice(0, -1))}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Known ids are properties, so that editors offer them; `type/name` is a pattern; anything else does not compile. */
function sectionOf(kind: string, components: readonly Component[]): string {
  const members = components
    .filter((component) => component.kind === kind)
    .flatMap((component) => {
      const name = interfaceName(component);
      const formerly = (component.aliases ?? []).flatMap((alias) => [
        `  /** @deprecated renamed to ${component.type} */`,
        ...idsOf(alias, name),
      ]);
      return [...idsOf(component.type, name), ...formerly];
    });
  return `/** The ${kind} section, by id: \`type\` or \`type/name\`. */\nexport interface ${capital(kind)} {\n${members.join("\n")}\n}\n`;
}

function idsOf(type: string, name: string): readonly string[] {
  return [`  readonly ${type}?: ${name} | null;`, `  readonly [id: \`${type}/\${string}\`]: ${name} | null;`];
}

/** Versions whose schemas are committed. */
export function extractedVersions(): readonly string[] {
  return readdirSync("schemas").filter((version) =>
    existsSync(join("schemas", version, "service", "telemetry", "authoring.json")),
  );
}

export function committedSchemas(version: string): Schemas {
  const components = componentsOf(version);
  const neighbours = extractedVersions().filter((other) => other !== version);
  return {
    version,
    components,
    authoring: (kind, type) =>
      neighbours.reduce(
        (schema, other) => {
          const names = components.find((one) => one.kind === kind && one.type === type)?.aliases ?? [];
          const counterpart = componentsOf(other).find(
            (one) =>
              one.kind === kind && [one.type, ...(one.aliases ?? [])].some((name) => [type, ...names].includes(name)),
          );
          const known = kind === "service" ? type : counterpart?.type;
          return dated(
            schema,
            known === undefined ? undefined : authoringOf(other, kind, known),
            noteOn(version, other),
          );
        },
        authoringOf(version, kind, type),
      ),
  };
}

function noteOn(version: string, other: string): string {
  return Number(version.split(".")[1]) > Number(other.split(".")[1]) ? `Not in ${other}.` : `Gone in ${other}.`;
}

/** The extractor's own output. */
function componentsOf(version: string): readonly Component[] {
  const manifest = readJson(join("schemas", version, "manifest.json")) as { readonly components: readonly Component[] };
  return manifest.components;
}

function authoringOf(version: string, kind: string, type: string): JSONSchema {
  return readJson(join("schemas", version, kind, type, "authoring.json")) as JSONSchema;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

export function moduleFile(version: string): string {
  return join(outputFolder, `v${version.replaceAll(".", "-")}.ts`);
}

/** Checks or writes the module of each version that has schemas. */
async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  mkdirSync(outputFolder, { recursive: true });
  for (const version of extractedVersions()) {
    const file = moduleFile(version);
    const text = await moduleOf(committedSchemas(version));
    if (!check) writeFileSync(file, text);
    else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
      process.stderr.write(`${file} is not what schemas/${version} gives; run npm run schema-types\n`);
      process.exitCode = 1;
    }
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
