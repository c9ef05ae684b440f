import { expect, test } from "vitest";
import { checkText } from "../../src/check-text.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { fixesOf } from "../../src/diagnostics/fixes.ts";
import { inBlueprint } from "../../src/diagnostics/place.ts";

const text = `receivers: { otlp: { protocols: { grcp: {} } } }
exporters: { debug: { "verbsity": detailed } }
service: { pipelines: { traces: { receivers: [ 'otpl' ], exporters: [debug] } } }
`;

function applied(text: string, fixes: ReturnType<typeof fixesOf>): string {
  const lines = text.split("\n");
  for (const { edits } of fixes) {
    for (const { range, newText } of edits) {
      const line = lines[range.start.line - 1] ?? "";
      lines[range.start.line - 1] = line.slice(0, range.start.column - 1) + newText + line.slice(range.end.column - 1);
    }
  }
  return lines.join("\n");
}

test("misspelt words are replaced where they stand, keys and values, in quotes or not, and nothing is found then", () => {
  const { diagnostics } = checkText(text, { file: "a.yaml" });
  const fixes = diagnostics.flatMap((found) => fixesOf(found, () => text.split("\n")));
  expect(fixes.map(({ title }) => title).sort()).toEqual([
    "replace grcp by grpc",
    "replace otpl by otlp",
    "replace verbsity by verbosity",
  ]);
  const mended = applied(text, fixes);
  expect(mended).toContain(`"verbosity": detailed`);
  expect(mended).toContain(`receivers: [ 'otlp' ]`);
  expect(checkText(mended).diagnostics).toEqual([]);
});

test("an option of a blueprint is replaced at its name, in front of the value", () => {
  const line = "  healthCheck: { intervall: seconds(5) },";
  const range = { start: { line: 1, column: 29 }, end: { line: 1, column: 39 } };
  const at = { ...inBlueprint("a/b", "healthCheck", "intervall"), file: "main.ts", range };
  const found = diagnostic("FL1009", { at, message: "m", help: "did you mean interval?" });
  expect(
    applied(
      line,
      fixesOf(found, () => [line]),
    ),
  ).toBe("  healthCheck: { interval: seconds(5) },");
});

test.each([
  ["several words are near", "did you mean a or b?", "value"],
  ["the line says something else", "did you mean interval?", "timeout"],
  ["the file is not there", "did you mean interval?", undefined],
  ["the help is another", "use interval", "intervall"],
])("nothing is replaced where %s", (_, help, line) => {
  const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 20 } };
  const at = { in: "text", file: "a.yaml", path: [], range } as const;
  expect(fixesOf(diagnostic("FL1002", { at, message: "m", help }), () => (line === undefined ? line : [line]))).toEqual(
    [],
  );
});
