import { expect, test } from "vitest";
import { textsIn } from "../../../../src/check/deployed/collector/written-texts.ts";

test("texts come in their order, each with its path, and no other values", () => {
  const value = { b: ["$x", { c: "y$" }], a: "plain", n: 5, z: null };
  expect(textsIn(value, ["exporters"], /\$/)).toEqual([
    { path: ["exporters", "b", 0], text: "$x" },
    { path: ["exporters", "b", 1, "c"], text: "y$" },
  ]);
});

test("a value of any depth ends the search, not the process", () => {
  const nested = Array.from({ length: 100_000 }).reduce<object>((inner) => ({ inner }), { text: "$x" });
  expect(textsIn(nested as never, [], /\$/)).toEqual([]);
});
