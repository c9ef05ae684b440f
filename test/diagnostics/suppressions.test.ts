import { expect, test } from "vitest";
import { catalogue, codes, formerNames } from "../../src/diagnostics/codes.ts";
import { type DiagnosticParts, diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { suppressed } from "../../src/diagnostics/suppressions.ts";

const parts = (line: number): DiagnosticParts => ({
  at: { in: "text", file: "a.yaml", path: [], range: { start: { line, column: 1 }, end: { line, column: 2 } } },
  message: "m",
  help: "h",
});

function left(text: string, ...lines: readonly number[]): readonly string[] {
  const found = lines.map((line) => diagnostic("FL3005", parts(line)));
  return suppressed(found, [{ file: "a.yaml", lines: text.split("\n") }]).diagnostics.map(
    ({ code, place, message }) => `${code} ${place.range?.start.line} ${message}`,
  );
}

test("a comment with a reason takes findings of its line, or of the next that is written", () => {
  expect(left("a: 1 # fairlead-ignore FL3005: known\nb: 1", 1, 2)).toEqual(["FL3005 2 m"]);
  expect(left("# fairlead-ignore hides-dead-backend: known\n\n# more\na: 1\nb: 1", 4, 5)).toEqual(["FL3005 5 m"]);
  expect(left("a: 1\n# fairlead-ignore-file FL1002, FL3005: known", 1)).toEqual([]);
});

test("one that takes nothing is told, with why", () => {
  expect(left("a: 1 # fairlead-ignore FL3005", 1)).toEqual([
    "FL3005 1 m",
    "FL9002 1 The comment gives no reason, so it takes nothing away.",
  ]);
  expect(left("a: 1 # fairlead-ignore FL3005: known")).toEqual([
    "FL9002 1 Nothing is found at its line that the comment takes away (FL3005).",
  ]);
  expect(left("# fairlead-ignore FL3099: known\na: 1", 2)).toEqual([
    "FL3005 2 m",
    'FL9002 1 There is no code "FL3099".',
  ]);
  expect(left("# fairlead-ignore\na: 1")).toEqual(["FL9002 1 The comment does not say which finding it takes away."]);
  expect(left("# fairlead-ignore-file FL1002: known\na: 1")).toEqual([
    "FL9002 1 Nothing is found in this file that the comment takes away (FL1002).",
  ]);
});

test("how many were taken away is counted", () => {
  const found = [diagnostic("FL3005", parts(1)), diagnostic("FL3005", parts(1))];
  expect(suppressed(found, [{ file: "a.yaml", lines: ["a # fairlead-ignore FL3005: b"] }]).count).toBe(2);
  expect(suppressed(found, [])).toEqual({ diagnostics: found, count: 0 });
});

test("an error stays, accepted at its own line and not from the whole file", () => {
  const error = diagnostic("FL1001", parts(2));
  const of = (text: string) => suppressed([error], [{ file: "a.yaml", lines: text.split("\n") }]);
  expect(of("# fairlead-ignore FL1001: our own build has it\na: 1")).toEqual({
    diagnostics: [{ ...error, accepted: "our own build has it" }],
    count: 0,
  });
  const { diagnostics } = of("# fairlead-ignore-file FL1001: our own build has it\na: 1");
  expect(diagnostics.map(({ code, accepted }) => [code, accepted])).toEqual([
    ["FL1001", undefined],
    ["FL9002", undefined],
  ]);
  expect(diagnostics[1]?.message).toBe(
    "Errors are not taken from a whole file (FL1001): the Collector would not start.",
  );
});

test("a comment that takes nothing is told in the same words wherever its line goes", () => {
  const told = (text: string) => suppressed([], [{ file: "a.yaml", lines: text.split("\n") }]).diagnostics;
  const [first, moved] = ["a: 1 # fairlead-ignore FL3005: b", "\n\na: 1 # fairlead-ignore FL3005: b"].map(told);
  expect(first?.map(({ message }) => message)).toEqual(moved?.map(({ message }) => message));
});

test.each(Object.entries(formerNames))(
  "a comment that says %s, which %s was called once, still takes its findings",
  (name, code) => {
    const found = diagnostic(code, { ...parts(1), severity: "warning" });
    const files = [{ file: "a.yaml", lines: [`a: 1 # fairlead-ignore ${name}: known`] }];
    expect(suppressed([found], files)).toEqual({ diagnostics: [], count: 1 });
  },
);

test("no former name is the name of another code, so that it keeps its meaning", () => {
  const names = codes.map((code) => catalogue[code].name);
  expect(Object.keys(formerNames).filter((name) => names.includes(name))).toEqual([]);
  expect(formerNames).toMatchObject({ "duplicate-processor": "FL2003" });
});
