import { expect, test } from "vitest";
import { createRoundRobin, pickRoundRobin } from "../../../src/routing/pick/round-robin.ts";
import { evenWeights, type WeightedEndpoint } from "../../../src/routing/pick/weighted-endpoint.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `backend-${index + 1}:4317`);
const weighted = (...weights: number[]): readonly WeightedEndpoint[] =>
  weights.map((weight, index) => ({ endpoint: `backend-${index + 1}:4317`, weight }));

const picks = (list: readonly WeightedEndpoint[], count: number) => {
  const state = createRoundRobin(list);
  return Array.from({ length: count }, () => pickRoundRobin(state));
};

test("goes through the list", () => {
  expect(picks(evenWeights(names(3)), 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  expect(picks([], 1)).toEqual([-1]);
});

test("with weights 5, 1, 1 goes as nginx documents it", () => {
  expect(picks(weighted(5, 1, 1), 7)).toEqual([0, 0, 1, 0, 2, 0, 0]);
});
