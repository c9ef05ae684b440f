import { expect, test } from "vitest";
import { turnsOf } from "../../src/generate/turns.ts";

test.each([
  [0, 0],
  [1, 1_000],
  [0.05, 50],
  [1 / 49, 20],
  [0.333, 333],
])("a share of %d is %d of a thousand", (share, expected) => {
  const isTurn = turnsOf(share);
  expect(Array.from({ length: 1_000 }, isTurn).filter(Boolean)).toHaveLength(expected);
});

test("a share is spread over what comes", () => {
  const isTurn = turnsOf(0.25);
  expect(Array.from({ length: 8 }, isTurn)).toEqual([false, false, false, true, false, false, false, true]);
});
