import { expect, test } from "vitest";
import { capacity, treeLimits } from "../../src/contract/trace-tree.ts";

test("a full tree has the sum of its levels", () => {
  expect([capacity(1, 9), capacity(3, 2), capacity(4, 3), capacity(7, 1)]).toEqual([1, 7, 40, 7]);
});

test.each([
  [7, undefined, undefined, { depth: 7, fanOut: 1 }],
  [7, undefined, 2, { depth: 3, fanOut: 2 }],
  [8, undefined, 2, { depth: 4, fanOut: 2 }],
  [7, 3, undefined, { depth: 3, fanOut: 2 }],
  [8, 3, undefined, { depth: 3, fanOut: 3 }],
  [10_000, 2, undefined, { depth: 2, fanOut: 9_999 }],
  [5, 4, 4, { depth: 4, fanOut: 4 }],
])("%d spans with depth %s and fan-out %s have the limits %j", (spans, depth, fanOut, expected) => {
  expect(treeLimits(spans, depth, fanOut)).toEqual(expected);
});
