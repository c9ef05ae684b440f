import { expect, test } from "vitest";
import { onePerRange } from "../../src/blueprint/one-per-range.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { inBlueprint } from "../../src/diagnostics/place.ts";

const found = (declaration: string, line: number, what = "compression is wrong") =>
  diagnostic("FL1009", {
    at: {
      ...inBlueprint(`edge/${declaration}`, "compression"),
      file: "edge.ts",
      range: { start: { line, column: 1 }, end: { line, column: 9 } },
    },
    message: `"${declaration}": ${what}.`,
    help: "h",
  });

const told = (all: Parameters<typeof onePerRange>[0]) => onePerRange(all).map(({ message }) => message);

test("a constant that two declarations share is wrong once, with both names", () => {
  expect(told([found("a", 3), found("b", 3)])).toEqual(['"a": compression is wrong. The same holds for "b".']);
});

test("of many declarations the first are named and the rest counted", () => {
  expect(told(["a", "b", "c", "d", "e", "f"].map((name) => found(name, 3)))).toEqual([
    '"a": compression is wrong. The same holds for "b", "c", "d" and 2 more.',
  ]);
});

test("other places, other messages and several of one declaration stay", () => {
  const all = [found("a", 3), found("b", 4), found("c", 3, "compression is odd")];
  expect(onePerRange(all)).toEqual(all);
  const same = [found("a", 3), found("a", 3)];
  expect(onePerRange(same)).toEqual(same);
});
