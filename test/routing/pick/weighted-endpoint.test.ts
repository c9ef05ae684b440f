import { expect, test } from "vitest";
import { assertWeights, evenWeights } from "../../../src/routing/pick/weighted-endpoint.ts";

test("even weights are all the same", () => {
  expect(evenWeights(["a:1", "b:1"])).toEqual([
    { endpoint: "a:1", weight: 1 },
    { endpoint: "b:1", weight: 1 },
  ]);
});

test.each([
  ["none", 0],
  ["a negative one", -1],
  ["one beyond all comparison", 1e9],
])("weights that the checks refuse are a mistake here: %s", (_, weight) => {
  expect(() =>
    assertWeights([
      { endpoint: "a:1", weight: 1 },
      { endpoint: "b:1", weight },
    ]),
  ).toThrow(/weights are above 0 and comparable/);
});
