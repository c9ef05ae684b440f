import { describe, expect, test } from "vitest";
import { listed, show, textsIn, valueAt } from "../../../src/check/topology/value-at.ts";

describe("a value at a path", () => {
  const data = { retry: { initialInterval: "1s" }, egress: [{ port: 1 }] };

  test("is the member that is there", () => {
    expect(valueAt(data, "retry", "initialInterval")).toBe("1s");
    expect(valueAt(data, "egress", 0, "port")).toBe(1);
  });

  test.each([
    [data, ["retry", "maxInterval"]],
    [data, ["egress", 7, "port"]],
    ["text", ["length"]],
    [null, ["a"]],
    [{}, ["toString"]],
  ])("is undefined where it leaves the data: %j %j", (value, path) => {
    expect(valueAt(value, ...path)).toBeUndefined();
  });
});

test("what is not a list has no members", () => {
  expect(listed({ length: 1 })).toEqual([]);
  expect(textsIn(["a", 1, null, "b"])).toEqual(["a", "b"]);
});

test.each([
  [undefined, "missing"],
  [null, "null"],
  ["a", '"a"'],
  [7n, "7"],
  [[], "[]"],
  [[1, [2], { a: 3 }], "[1, […], {…}]"],
  [[1, 2, 3, 4, 5, 6], "[1, 2, 3, 4, 5, …]"],
  [{}, "{}"],
  [{ a: 1, b: { c: 2 } }, "{ a: 1, b: {…} }"],
  [Symbol("s"), "Symbol(s)"],
])("%o is shown short", (value, shown) => {
  expect(show(value)).toBe(shown);
});
