import { describe, expect, test } from "vitest";
import { faultIn, faultOf, seedsNamed } from "./check.ts";

const inputs = 1_500;

test("whatever is given, the check returns soon, with findings inside of it (npm run fuzz:check takes more)", () => {
  const faults = Array.from({ length: inputs }, (_, seed) => [seed, faultOf(seed)] as const);
  expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
});

describe("thousands of components take no longer than a text of their length", () => {
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("");
  const ends = "receivers:\n  nop:\nexporters:\n  nop:\n";

  test.each([
    [
      "connectors, each with a pipeline behind it",
      `${ends}connectors:\n${each(6_000, (at) => `  forward/${at}:\n`)}service:\n  pipelines:\n    traces/in:\n      receivers: [nop]\n      exporters: [${each(6_000, (at) => `forward/${at}, `)}nop]\n${each(6_000, (at) => `    traces/${at}: { receivers: [forward/${at}], exporters: [nop] }\n`)}`,
    ],
    [
      "processors in one pipeline",
      `${ends}processors:\n${each(10_000, (at) => `  batch/${at}:\n`)}service:\n  pipelines:\n    traces:\n      receivers: [nop]\n      processors: [${each(10_000, (at) => `batch/${at}, `)}batch/0]\n      exporters: [nop]\n`,
    ],
    ["keys at the top that no configuration has", each(6_000, (at) => `a${at}: {}\n`)],
    ["receivers, each without what it needs", `receivers:\n${each(10_000, (at) => `  otlp/${at}: {}\n`)}`],
    ["components of no type", `exporters:\n${each(1_500, (at) => `  foo${at}: { a: 1 }\n`)}`],
    [
      "numbers that are spelt otherwise",
      `processors:\n${each(6_000, (at) => `  attributes/${at}: { actions: [{ key: a, action: insert, value: 1_000 }] }\n`)}`,
    ],
  ])("%s", (_, text) => {
    expect(faultIn([{ file: "a.yaml", text }], { collector: "0.161.0" })).toBeUndefined();
  });
});

test("seeds are two whole numbers, the first below the second, or the usual ones", () => {
  expect(seedsNamed([])).toEqual([0, 100_000]);
  expect(seedsNamed(["5", "9"])).toEqual([5, 9]);
  for (const args of [["100000"], ["9", "5"], ["5", "5"], ["-1", "5"], ["1", "x"], ["0", "5", "6"]])
    expect(seedsNamed(args)).toBeUndefined();
});
