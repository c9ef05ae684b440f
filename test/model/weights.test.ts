import { expect, test } from "vitest";
import { reduceWeights } from "../../src/model/weights.ts";

test.each([
  [
    [10, 20, 10],
    [1, 2, 1],
  ],
  [[7], [1]],
  [
    [2, 3, 5],
    [2, 3, 5],
  ],
  [[], []],
])("weights %j mean %j", (weights, reduced) => {
  expect(reduceWeights(weights)).toEqual(reduced);
});
