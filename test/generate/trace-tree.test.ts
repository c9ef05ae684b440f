import { expect, test } from "vitest";
import { parentsIn } from "../../src/generate/trace-tree.ts";

/** Levels and children as the parents have them. */
function shapeOf(parents: Uint32Array): { readonly depth: number; readonly fanOut: number } {
  const levels: number[] = [];
  const children = new Map<number, number>();
  for (const [span, parent] of parents.entries()) {
    levels.push(span === 0 ? 1 : (levels[parent] ?? 0) + 1);
    if (span > 0) children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  return { depth: Math.max(...levels), fanOut: Math.max(0, ...children.values()) };
}

test("a chain has each span below the one before", () => {
  expect([...parentsIn(4, { depth: 4, fanOut: 1 })]).toEqual([0, 0, 1, 2]);
});

test.each([
  [7, 3, 2],
  [40, 4, 3],
  [25, 6, 2],
  [100, 2, 99],
])("a tree of %d spans is %d deep and %d wide, and each parent comes before its children", (spans, depth, fanOut) => {
  const parents = parentsIn(spans, { depth, fanOut });
  expect(shapeOf(parents)).toEqual({ depth, fanOut });
  for (const [span, parent] of parents.entries()) expect(span === 0 || parent < span).toBe(true);
});
