import { expect, test } from "vitest";
import { beginningsOf, insideAnyOf, pathKey } from "../../src/diagnostics/paths-within.ts";

test("a path is inside of those that it is, or leads on from, and of no other", () => {
  const isInside = insideAnyOf([
    ["exporters", "otlp"],
    ["service", "pipelines", 1],
  ]);
  expect(isInside(["exporters", "otlp"])).toBe(true);
  expect(isInside(["exporters", "otlp", "tls", "insecure"])).toBe(true);
  expect(isInside(["exporters", "otlp/b"])).toBe(false);
  expect(isInside(["exporters"])).toBe(false);
  expect(isInside([])).toBe(false);
});

test("an index is the same step as a number and as text", () => {
  expect(insideAnyOf([["list", 1]])(["list", "1", "name"])).toBe(true);
  expect(pathKey(["list", 1])).toBe(pathKey(["list", "1"]));
});

test("every path is inside of the empty one, and none of none", () => {
  expect(insideAnyOf([[]])(["a"])).toBe(true);
  expect(insideAnyOf([])([])).toBe(false);
});

test("steps with separators in them are not mistaken for two", () => {
  expect(insideAnyOf([["a", "b"]])(["a,b"])).toBe(false);
  expect(insideAnyOf([['a","b']])(["a", "b"])).toBe(false);
});

test("the beginnings of a path come from the longest on", () => {
  expect(beginningsOf(["a", 0])).toEqual([["a", 0], ["a"], []]);
});
