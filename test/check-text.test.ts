import { checkText } from "fairlead";
import fc from "fast-check";
import { expect, test } from "vitest";

test("a text is checked as a file of that name would be", () => {
  const text = "exporters: { debug: { verbosity: full } }";
  expect(checkText(text, { collector: "0.129.1" }).diagnostics.map(({ code }) => code)).toEqual(["FL2004", "FL1004"]);
  expect(checkText(`\`\`\`yaml\n${text}\n\`\`\`\n`, { file: "a.md" }).diagnostics).toMatchObject([
    { code: "FL1004", place: { file: "a.md", range: { start: { line: 2, column: 34 } } } },
  ]);
});

test("whatever the text and its name, findings come back, each in the file", () => {
  const pieces = fc.constantFrom(
    ..."kind: ConfigMap|apiVersion: v1|data:|config.yaml: ||spec:|config:|receivers:|exporters:|service:|presets:|alternateConfig:|```yaml|```|---|- a|&x|*x|<<: *x|{|}|[|]|# fairlead-ignore|FL3005: why|\t|\r|\0|{{ x }}|${env:X}|::".split(
      "|",
    ),
  );
  const text = fc
    .array(fc.tuple(fc.constantFrom("", "\n", "\n  ", "\n    ", " "), pieces), { maxLength: 30 })
    .map((parts) => parts.flat().join(""));
  fc.assert(
    fc.property(text, fc.constantFrom("a.yaml", "a.md", "stdin"), (one, file) => {
      for (const { place } of checkText(one, { file }).diagnostics) {
        expect(place.file).toBe(file);
        expect(place.range?.start.line).toBeLessThanOrEqual(one.split(/\r\n?|\n/).length);
      }
    }),
    { numRuns: 1_000 },
  );
});
