import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deployedRules } from "../../src/check/deployed/rules.ts";
import { onePerPlace } from "../../src/diagnostics/diagnostic.ts";
import { formatDiagnostic } from "../../src/diagnostics/format.ts";
import { readSources } from "../../src/source/read-sources.ts";

function told(text: string): readonly string[] {
  const { deployed, unreadable } = readSources([{ file: "edge.yaml", text }], "cluster.local");
  return [
    ...unreadable.map(({ place, reason }) => `${place.range.start.line}:${place.range.start.column} ${reason}`),
    ...onePerPlace(deployedRules.flatMap((rule) => rule(deployed))).map(
      (one) => formatDiagnostic(one).split("\n")[0] ?? "",
    ),
  ];
}

const configuration = `
receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
exporters:
  debug:
    verbosity: full
service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
`;

function configMap(header: string, indent: string): string {
  const lines = configuration.split("\n").map((line) => (line === "" ? "" : indent + line));
  return `# first\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: edge }\ndata:\n  config.yaml: ${header}${lines.join("\n")}`;
}

describe("a finding in a manifest stands at its line and column", () => {
  const found = (place: string) => [`error FL1004 wrong-value at edge.yaml:${place} (exporters.debug.verbosity)`];

  test("in a ConfigMap's block of text", () => {
    expect(told(configMap("|", "    "))).toEqual(found("11:20"));
    expect(told(configMap("|-\n", "      "))).toEqual(found("12:22"));
    expect(told(configMap("|2\n", "    "))).toEqual(found("12:20"));
  });

  test("in a text in quotes at the very value", () => {
    const line = `  config.yaml: ${JSON.stringify(configuration)}`;
    expect(told(`kind: ConfigMap\ndata:\n${line}\n`)).toEqual(found(`3:${line.indexOf("full") + 1}`));
  });

  test("in what is encoded, where the text begins", () => {
    const encoded = Buffer.from(configuration).toString("base64");
    expect(told(`kind: Secret\ndata:\n  config.yaml: ${encoded}\n`)).toEqual(found("3:16"));
  });

  test("in the configuration of an OpenTelemetryCollector", () => {
    const inner = configuration.split("\n").map((line) => `    ${line}`);
    const text = `kind: OpenTelemetryCollector\nmetadata: { name: edge }\nspec:\n  config:${inner.join("\n")}`;
    expect(told(text)).toEqual(found("8:20"));
  });

  test("an object is placed at its name", () => {
    const service = "kind: Service\nmetadata:\n  name: edge\nspec: { selector: { a: b } }\n";
    expect(told(`${service}---\n${service}`)).toEqual([
      "error FL4002 name-taken at edge.yaml:8:9 (Service/edge/metadata/name)",
    ]);
  });
});

describe("what cannot be read in a manifest", () => {
  test("has its line and column, and does not hide the other documents", () => {
    const broken = "kind: Service\nmetadata: { name: [ }\n---\n";
    const [reason, ...others] = told(broken + configMap("|", "    "));
    expect(reason).toMatch(/^2:\d+ /);
    expect(others).toEqual(["error FL1004 wrong-value at edge.yaml:14:20 (exporters.debug.verbosity)"]);
  });

  test("has the place inside a ConfigMap's text", () => {
    expect(told("kind: ConfigMap\ndata:\n  config.yaml: |\n    receivers: 1\n    b: *x\n")).toEqual([
      '5:8 unknown anchor "x"',
    ]);
  });
});

describe("whatever the objects", () => {
  const kinds =
    "ConfigMap Deployment Service NetworkPolicy Role RoleBinding HorizontalPodAutoscaler ServiceAccount OpenTelemetryCollector";
  const keys =
    `kind metadata name namespace labels spec data config.yaml config selector matchLabels ports port template
    containers resources limits memory image volumes configMap egress ingress to from podSelector ipBlock cidr rules
    roleRef subjects receivers exporters service pipelines toString __proto__`.split(/\s+/);
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(...keys)),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 5 }),
    ),
  }));
  const object = fc
    .tuple(fc.constantFrom(...kinds.split(" ")), fc.dictionary(fc.constantFrom(...keys), value))
    .map(([kind, members]) => JSON.stringify({ ...members, kind }));

  test("readers and rules give findings, each with a place in the file", () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 4 }), (objects) => {
        const text = objects.join("\n---\n");
        const { deployed } = readSources([{ file: "any.yaml", text }], "cluster.local");
        for (const rule of deployedRules) {
          for (const { place } of rule(deployed)) expect(place).toMatchObject({ in: "text", file: "any.yaml" });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("nothing throws for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(readSources([{ file: "any.yaml", text }], "cluster.local").deployed.collectors).toEqual([]);
      }),
    );
  });
});
