import { readFileSync } from "node:fs";
import type { JSONSchema } from "json-schema-to-typescript";
import { describe, expect, test } from "vitest";
import {
  committedSchemas,
  extractedVersions,
  moduleFile,
  moduleOf,
  type Schemas,
} from "../../../tools/schemas/types.ts";

test("both versions have schemas to generate from", () => {
  expect(extractedVersions()).toEqual(["0.129.0", "0.161.0"]);
});

describe.each(extractedVersions())("the types of %s", (version) => {
  test("are what the generator makes of the schemas now (else: npm run schema-types)", async () => {
    const committed = readFileSync(moduleFile(version), "utf8");
    // A comparison of whole files in the report would be thousands of lines long.
    expect((await moduleOf(committedSchemas(version))) === committed).toBe(true);
  });
});

describe("the generator", () => {
  test("makes a closed, readonly interface whose comments show the defaults", async () => {
    const text = await interfaceFrom({
      type: "object",
      additionalProperties: false,
      properties: {
        timeout: { type: "string", tsType: "Duration", description: "Default: 5s." },
        level: { type: "string", enum: ["basic", "detailed"] },
        ports: { type: "array", items: { type: "array", items: { type: "integer" } } },
      },
    });
    expect(text).toContain(`export interface SampleHttpReceiver {
  /** Default: 5s. */
  readonly timeout?: Duration;
  readonly level?: "basic" | "detailed";
  readonly ports?: readonly (readonly number[])[];
}`);
  });

  test("lets a section be null, but neither a scalar nor a map", async () => {
    const section = { type: "object", additionalProperties: false, properties: { on: { type: "boolean" } } } as const;
    const text = await interfaceFrom({
      type: "object",
      additionalProperties: false,
      properties: { section, map: { type: "object", additionalProperties: { type: "string" } } },
    });
    expect(text).toContain("  readonly section?: {\n    readonly on?: boolean;\n  } | null;");
    expect(text).toContain("  readonly map?: {\n    readonly [k: string]: string;\n  };");
  });

  test("types an open place as JSON, and nothing at all as nothing", async () => {
    const text = await interfaceFrom({
      type: "object",
      additionalProperties: false,
      properties: {
        anything: {},
        members: { type: "object" },
        none: { type: "object", additionalProperties: false, properties: {} },
      },
    });
    expect(text).toContain("readonly anything?: Json;");
    expect(text).toContain("readonly members?: JsonObject | null;");
    expect(text).toContain("readonly none?: {\n    readonly [k: string]: never;\n  } | null;");
  });

  test("gives a component without settings an interface that takes none", async () => {
    const text = await interfaceFrom({ type: "object", additionalProperties: false, properties: {} });
    expect(text).toContain("export interface SampleHttpReceiver {\n  readonly [k: string]: never;\n}");
  });

  test("lists a former name beside the present one, marked as deprecated", async () => {
    const text = await interfaceFrom({ type: "object", additionalProperties: false, properties: {} });
    expect(text).toContain(`export interface Receivers {
  readonly sample_http?: SampleHttpReceiver | null;
  readonly [id: \`sample_http/\${string}\`]: SampleHttpReceiver | null;
  /** @deprecated renamed to sample_http */
  readonly samplehttp?: SampleHttpReceiver | null;
  readonly [id: \`samplehttp/\${string}\`]: SampleHttpReceiver | null;
}`);
  });

  test.each(["$ref", "allOf", "oneOf", "patternProperties"])(
    "refuses %s, which would make an open or second type",
    async (keyword) => {
      const schema = { type: "object", properties: { inner: { [keyword]: [] } } } as JSONSchema;
      await expect(interfaceFrom(schema)).rejects.toThrow(`${keyword} would make a bad type`);
    },
  );
});

async function interfaceFrom(schema: JSONSchema): Promise<string> {
  const schemas: Schemas = {
    version: "9.9.9",
    components: [
      { kind: "receivers", type: "sample_http", module: "example.com/sample v9.9.9", aliases: ["samplehttp"] },
    ],
    authoring: (kind) =>
      kind === "receivers" ? schema : { type: "object", additionalProperties: false, properties: {} },
  };
  return moduleOf(schemas);
}
