/**
 * The types that blueprints are written against, from the authoring view of the schemas:
 * `node --import tsx tools/schemas/types.ts [--check]`. Deterministic; `--check` writes nothing and fails on a difference.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";

const kinds = ["receivers", "processors", "exporters", "extensions", "connectors"] as const;
const outputFolder = "src/model/collector/generated";

interface Component {
  readonly kind: string;
  readonly type: string;
  readonly aliases?: readonly string[];
}

/** The generated module of one version. */
export async function typesOf(version: string): Promise<string> {
  const manifest = JSON.parse(readFileSync(join("schemas", version, "manifest.json"), "utf8")) as {
    readonly components: readonly Component[];
  };
  const parts = [
    `/** Configuration types of Collector ${version}, generated from schemas/${version} by tools/schemas/types.ts. */\n`,
    'import type { Duration } from "../../duration.ts";\n',
  ];
  for (const { kind, type } of manifest.components) parts.push(await interfaceOf(version, kind, type));
  parts.push(await interfaceOf(version, "service", "telemetry"));
  parts.push(sections(manifest.components));
  return parts.join("\n");
}

async function interfaceOf(version: string, kind: string, type: string): Promise<string> {
  const schema = JSON.parse(readFileSync(join("schemas", version, kind, type, "authoring.json"), "utf8")) as JSONSchema;
  const name = interfaceName(kind, type);
  const text = await compile({ ...withReadableSections(schema), title: name }, name, {
    additionalProperties: false,
    bannerComment: "",
    style: { printWidth: 120 },
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
  // Every member is data that no one changes; json-schema-to-typescript has no option for that.
  return text.replaceAll(/^(\s*)((?:"[^"]+"|'[^']+'|[A-Za-z_][\w]*)\??:)/gm, "$1readonly $2").replaceAll(/^(\s*)(\[k: string\]:)/gm, "$1readonly $2");
}

/** A section may be left at its defaults by writing null, as `grpc: null` does; scalars may not. */
function withReadableSections(schema: JSONSchema): JSONSchema {
  const copy = { ...schema };
  delete copy.title;
  if (copy.properties) {
    copy.properties = Object.fromEntries(Object.entries(copy.properties).map(([key, inner]) => [key, nullableSection(withReadableSections(inner))]));
  }
  if (copy.items && !Array.isArray(copy.items)) copy.items = withReadableSections(copy.items);
  if (typeof copy.additionalProperties === "object") copy.additionalProperties = withReadableSections(copy.additionalProperties);
  if (copy.anyOf) copy.anyOf = copy.anyOf.map(withReadableSections);
  return copy;
}

function nullableSection(schema: JSONSchema): JSONSchema {
  if (schema.type !== "object" || !schema.properties) return schema;
  const { description, ...section } = schema;
  return { ...(description !== undefined && { description }), anyOf: [section, { type: "null" }] };
}

/** `exporters/otlphttp` → `OtlphttpExporter`. */
function interfaceName(kind: string, type: string): string {
  const words = type.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const suffix = kind === "service" ? "" : kind.charAt(0).toUpperCase() + kind.slice(1, -1);
  // json-schema-to-typescript starts a new word after a digit.
  return `${words.join("")}${suffix}`.replaceAll(/\d[a-z]/g, (pair) => pair.toUpperCase());
}

function sections(components: readonly Component[]): string {
  const members = kinds.map((kind) => {
    const entries = components
      .filter((component) => component.kind === kind)
      .flatMap(({ type, aliases }) => [type, ...(aliases ?? [])].map((id) => ({ id, name: interfaceName(kind, type) })));
    const union = entries.map(({ id, name }) => `{ readonly [K in "${id}" | \`${id}/\${string}\`]?: ${name} | null }`);
    return `export type ${kind.charAt(0).toUpperCase()}${kind.slice(1)} =\n  & ${union.join("\n  & ")};\n`;
  });
  const listed = kinds.map((kind) => `  readonly ${kind}: ${kind.charAt(0).toUpperCase()}${kind.slice(1)};`);
  return `${members.join("\n")}\n/** What each section takes, by component id. */\nexport interface Sections {\n${listed.join("\n")}\n  readonly telemetry: Telemetry;\n}\n`;
}

/** Checks or writes the module of each version that has schemas. */
async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  mkdirSync(outputFolder, { recursive: true });
  for (const version of ["0.129.0", "0.161.0"]) {
    if (!existsSync(join("schemas", version, "service"))) continue;
    const file = join(outputFolder, `v${version.replaceAll(".", "-")}.ts`);
    const text = await typesOf(version);
    if (!check) writeFileSync(file, text);
    else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
      process.stderr.write(`${file} is not what schemas/${version} gives; run npm run schema-types\n`);
      process.exitCode = 1;
    }
  }
}

if (process.argv[1]?.endsWith("types.ts")) await main();
