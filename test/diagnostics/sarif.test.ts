import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { inBlueprint } from "../../src/diagnostics/place.ts";
import { formatSarif } from "../../src/diagnostics/sarif.ts";

const pageOf = (code: string) => `# ${code}\n`;
const range = { start: { line: 2, column: 3 }, end: { line: 2, column: 9 } };
const at = (file: string, moved = range) => ({ in: "text", file, path: ["x"], range: moved }) as const;
const related = [{ message: "the Service", place: at("s.yaml") }, { message: "nowhere" }];
const findings = [
  diagnostic("FL3005", { at: at("./deploy/a b.yaml"), message: "m", help: "h", collectorPath: ["exporters", "otlp"] }),
  diagnostic("FL1002", { at: at("/abs/c.yaml"), message: "m", help: "h", related }),
  diagnostic("FL3017", { at: inBlueprint("edge"), message: "m", help: "h" }),
];
const [run] = JSON.parse(formatSarif(findings, "0.1.0", pageOf)).runs;

test("a finding has its rule, level, place and name", () => {
  expect(run.results[0]).toMatchObject({
    ruleId: "FL3005",
    level: "warning",
    message: { text: "m\nhelp: h" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "deploy/a%20b.yaml" },
          region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
        },
        logicalLocations: [{ fullyQualifiedName: "exporters.otlp" }],
      },
    ],
  });
  expect(run.results.map(({ level }: { level: string }) => level)).toEqual(["warning", "error", "note"]);
  expect(run.results[1].locations[0].physicalLocation.artifactLocation.uri).toBe("file:///abs/c.yaml");
  expect(run.results[1].relatedLocations).toHaveLength(2);
});

test("rules are those of the findings, each at the index that results name", () => {
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(run.tool.driver.rules).toHaveLength(3);
  expect(run.tool.driver.rules[0].help).toEqual({ text: "# FL1002\n", markdown: "# FL1002\n" });
});

test("a finding that moves to another line is the same to a host", () => {
  const moved = at("./deploy/a b.yaml", { start: { line: 9, column: 1 }, end: { line: 9, column: 2 } });
  const later = diagnostic("FL3005", { at: moved, message: "m", help: "h", collectorPath: ["exporters", "otlp"] });
  const [other] = JSON.parse(formatSarif([later], "0.1.0", pageOf)).runs;
  expect(other.results[0].partialFingerprints).toEqual(run.results[0].partialFingerprints);
});

test("the log is valid by the published schema, draft 4", () => {
  const file = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema: _, id: __, ...published } = JSON.parse(readFileSync(file, "utf8"));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(published);
  const odd = ["a#b%.yaml", "größe/設定.yaml", "../x y.yaml", "stdin", "a\\b\n.yaml"].map((name) =>
    diagnostic("FL1002", { at: at(name), message: "m", help: "h" }),
  );
  for (const log of [
    formatSarif(findings, "0.1.0", pageOf),
    formatSarif(odd, "0.1.0", pageOf),
    formatSarif([], "0.1.0", pageOf),
  ]) {
    validate(JSON.parse(log));
    expect(validate.errors).toBeNull();
  }
  expect(validate({ version: "2.1.0", runs: [{ results: [{ ruleId: "FL3005" }] }] })).toBe(false);
});

test("what is accepted is suppressed, with its reason", () => {
  const warned = diagnostic("FL3005", { at: inBlueprint("edge/lb", "queue"), message: "It hides.", help: "h" });
  expect(JSON.parse(formatSarif([{ ...warned, accepted: "one rack" }], "0.1.0", pageOf))).toMatchObject({
    runs: [{ results: [{ suppressions: [{ kind: "inSource", status: "accepted", justification: "one rack" }] }] }],
  });
});
