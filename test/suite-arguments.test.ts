import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { suites, unknownArgument, usageOf } from "./suite-arguments.ts";

// As npm reads it.
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Readonly<Record<string, string>> };
const ofSuites = Object.entries(scripts).filter(([, command]) => / test\/\S+\.ts/.test(command));

test.each(ofSuites)("npm run %s looks at its arguments first", (_name, command) => {
  expect(command).toContain("--import tsx --import ./test/suite-arguments.ts test/");
  expect(Object.keys(suites)).toContain(/ (test\/(?!suite-arguments)\S+\.ts)/.exec(command)?.[1]);
});

test("what a suite does not know is told apart from what it takes", () => {
  const hostile = suites["test/hostile/main.ts"] ?? {};
  expect(unknownArgument(hostile, ["--short", "--plan", "gzip"])).toBeUndefined();
  expect(unknownArgument(hostile, ["--short", "--list"])).toBe("--list");
  const fuzz = suites["test/fuzz/main.ts"] ?? {};
  expect(unknownArgument(fuzz, ["0", "5000", "--record", "FILE"])).toBeUndefined();
  expect(unknownArgument(fuzz, ["0", "5000", "--record"])).toBe("--record");
  expect(unknownArgument(fuzz, ["0", "5000", "7"])).toBe("7");
  expect(unknownArgument(fuzz, ["many"])).toBe("many");
  expect(unknownArgument({}, ["anything"])).toBe("anything");
});

test("a suite says what it may be told", () => {
  expect(usageOf(suites["test/conformance/check/main.ts"] ?? {})).toMatch(
    / -- \[--list\] \[--no-corpus\] \[--collector VALUE\] \[--mutations VALUE\] \[--seed VALUE\]$/,
  );
  expect(usageOf({})).toMatch(/which takes no arguments$/);
});
