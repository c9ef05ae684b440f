import { expect, test } from "vitest";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { formatGithub } from "../../src/diagnostics/github.ts";
import { inBlueprint } from "../../src/diagnostics/place.ts";

test("a finding is a workflow command, with what would end it escaped", () => {
  const range = { start: { line: 2, column: 3 }, end: { line: 2, column: 9 } };
  const place = { in: "text", file: "a,b:c.yaml", path: [], range } as const;
  expect(formatGithub([diagnostic("FL3005", { at: place, message: "100 %\nlost", help: "see" })])).toBe(
    "::warning file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=3,endColumn=9,title=FL3005 hides-dead-backend::100 %25%0Alost%0Ahelp: see (fairlead explain FL3005)",
  );
});

test("without a place it is told all the same, info as a notice; columns of several lines are left out", () => {
  const range = { start: { line: 2, column: 3 }, end: { line: 4, column: 1 } };
  const told = formatGithub([
    diagnostic("FL3017", { at: inBlueprint("a"), message: "m", help: "h" }),
    diagnostic("FL1002", { at: { in: "text", file: "a", path: [], range }, message: "m", help: "h" }),
  ]);
  expect(told.split("\n").map((line) => line.split("::")[1])).toEqual([
    "notice title=FL3017 not-round-robin",
    "error file=a,line=2,endLine=4,title=FL1002 unknown-key",
  ]);
});

test("what is accepted is a notice with its reason", () => {
  const warned = diagnostic("FL3005", { at: inBlueprint("edge/lb", "queue"), message: "It hides.", help: "h" });
  expect(formatGithub([{ ...warned, accepted: "one rack" }])).toBe(
    "::notice title=FL3005 hides-dead-backend::It hides.%0Aaccepted because: one rack",
  );
});

test("a name that would tell a terminal or a log something is shown as what it is", () => {
  const range = { start: { line: 2, column: 3 }, end: { line: 2, column: 9 } };
  const place = { in: "text", file: "a.yaml", path: [], range } as const;
  const found = diagnostic("FL1002", { at: place, message: 'There is no "\u001b[31m\u0007\r\u202e".', help: "h" });
  expect(formatGithub([found])).toContain('::There is no "\\u001b[31m\\u0007\\u000d\\u202e".%0A');
});
