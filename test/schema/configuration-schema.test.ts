import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkFiles } from "../../src/check-files.ts";
import { namesInDistribution } from "../../src/model/collector/distribution.ts";
import { type SchemaVersion, schemaVersions } from "../../src/model/collector/release.ts";
import { isJsonObject } from "../../src/model/json.ts";
import { componentSchema, configurationSchema } from "../../src/schema/configuration-schema.ts";
import { readCollectorYaml } from "../../src/source/collector-yaml.ts";

const patienceMs = 120_000;
const compiled = new Map<SchemaVersion, ValidateFunction>();

/** As an editor does: draft 7, and no keyword of our own. */
function validatorOf(version: SchemaVersion): ValidateFunction {
  const known = compiled.get(version);
  if (known) return known;
  const ajv = new Ajv({
    strict: true,
    strictTypes: false,
    allowMatchingProperties: true,
    allErrors: true,
    code: { optimize: false },
  });
  ajv.addKeyword("patternErrorMessage");
  const types = (section: Parameters<typeof namesInDistribution>[1]) => namesInDistribution(version, section);
  const made = ajv.compile(configurationSchema({ version, types }));
  compiled.set(version, made);
  return made;
}

function configurationIn(text: string): unknown {
  const read = readCollectorYaml({ file: "collector.yaml", text });
  return read.kind === "value" ? read.value : undefined;
}

const small = (exporter: string) => `
receivers: { otlp/a: { protocols: { grpc: {} } } }
exporters: { ${exporter} }
service: { pipelines: { traces/a: { receivers: [otlp/a], exporters: [otlp] } } }
`;

describe.each(schemaVersions)("the schema of a configuration of %s", (version) => {
  const refused = (exporter: string) => !validatorOf(version)(configurationIn(small(exporter)));

  test("refuses a key, a word, a type and a component that there are not", { timeout: patienceMs }, () => {
    expect(refused("otlp: { endpoint: a:4317 }")).toBe(false);
    expect(refused("otlp: { endpiont: a:4317 }")).toBe(true);
    expect(refused("otlp: { compression: gzap }")).toBe(true);
    expect(refused("otlp: { timeout: soon }")).toBe(true);
    expect(refused("otpl: {}")).toBe(true);
  });

  test("lets a reference to the environment stand for any value", { timeout: patienceMs }, () => {
    const reference = "$" + "{env:X}";
    expect(refused(`otlp: { endpoint: "${reference}:4317", timeout: "${reference}s" }`)).toBe(false);
    expect(refused(`otlp: { tls: "${reference}", sending_queue: { enabled: "${reference}" } }`)).toBe(false);
    expect(refused(`otlp: "${"$" + "{file:otlp.yaml}"}"`)).toBe(false);
  });

  test("takes what a component without a schema is given", { timeout: patienceMs }, () => {
    expect(refused("otlp: {}, datadog: { api: { key: x } }")).toBe(false);
  });
});

test("what blueprints emit conforms", { timeout: patienceMs }, () => {
  const files = readdirSync("dist", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".yaml"));
  const objects = files.flatMap((file) =>
    readFileSync(join("dist", file), "utf8")
      .split(/^---$/m)
      .map((text) => parse(text) as unknown),
  );
  const configurations = objects.flatMap((object) => {
    if (!isJsonObject(object) || object["kind"] !== "ConfigMap") return [];
    return Object.entries((object["data"] ?? {}) as Record<string, string>).flatMap(([key, text]) =>
      key === "config.yaml" ? [text] : [],
    );
  });
  expect(configurations.length).toBeGreaterThan(10);
  const failed = configurations.filter((text) =>
    schemaVersions.every((version) => !validatorOf(version)(configurationIn(text))),
  );
  expect(failed).toEqual([]);
});

test("that of one component stands alone", () => {
  const schema = componentSchema("0.161.0", "exporters", "otlp") ?? {};
  const validate = new Ajv({ strict: true, strictTypes: false, keywords: ["patternErrorMessage"] }).compile(schema);
  expect(validate({ endpoint: "a:4317" })).toBe(true);
  expect(validate({ endpiont: "a:4317" })).toBe(false);
  expect(componentSchema("0.161.0", "exporters", "otpl")).toBeUndefined();
});

/** Each section of a schema that has a pattern. */
function patternsIn(node: unknown): readonly { readonly pattern: string; readonly patternErrorMessage?: string }[] {
  if (typeof node !== "object" || node === null) return [];
  const own = "pattern" in node && typeof node.pattern === "string" ? [node as { readonly pattern: string }] : [];
  return [...own, ...Object.values(node).flatMap(patternsIn)];
}

test.each(schemaVersions)("every pattern of %s is told in words, and what they give as samples matches", (version) => {
  const types = (section: Parameters<typeof namesInDistribution>[1]) => namesInDistribution(version, section);
  const all = patternsIn(configurationSchema({ version, types }));
  const told = new Map(all.map(({ pattern, patternErrorMessage }) => [pattern, patternErrorMessage ?? ""]));
  expect(told.size).toBeGreaterThan(10);
  const wrong = [...told].filter(([pattern, message]) => {
    const samples = /(?:such as|lower case:) (.*)\.$/.exec(message)?.[1]?.split(/, | or /) ?? [];
    return samples.length === 0 || !samples.every((sample) => new RegExp(pattern, "u").test(sample));
  });
  expect(wrong).toEqual([]);
});

const corpus = process.env["FAIRLEAD_CORPUS"] ?? "../shared/corpus";

interface Entry {
  readonly file: string;
  readonly labels: Readonly<Record<string, { readonly ok: boolean } | undefined>>;
  readonly components_missing?: Readonly<Record<string, readonly string[]>>;
}

describe.skipIf(!existsSync(join(corpus, "index.json")))(
  "what the real Collector takes conforms (FAIRLEAD_CORPUS)",
  () => {
    test.each(schemaVersions)("%s", { timeout: patienceMs }, (version) => {
      const entries = JSON.parse(readFileSync(join(corpus, "index.json"), "utf8")) as readonly Entry[];
      const taken = entries.filter(
        ({ labels, components_missing }) => labels[version]?.ok === true && !components_missing?.[version]?.length,
      );
      const failed = taken.filter(({ file }) => {
        const text = readFileSync(join(corpus, file), "utf8");
        if (validatorOf(version)(configurationIn(text))) return false;
        // What this version drops in silence an editor shows all the same.
        const { diagnostics } = checkFiles([{ file, text }], { collector: version });
        return !diagnostics.some(({ code }) => code === "FL1005");
      });
      expect(taken.length).toBeGreaterThan(300);
      expect(failed.map(({ file }) => file)).toEqual([]);
    });
  },
);
