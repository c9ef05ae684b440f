import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBound } from "../../../src/routing/pick/bounded-load.ts";
import { buildHashPicker } from "../../../src/routing/pick/hash-picker.ts";
import { evenWeights } from "../../../src/routing/pick/weighted-endpoint.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `backend-${index + 1}:4317`);

const picker = buildHashPicker({ kind: "ring", generation: 3 }, evenWeights(names(5)));

test("of 8 in flight at four endpoints, one may have 3 at a factor of 1.25, 5 at 2", () => {
  // 1.25 × 9 / 4 = 2.8; 2 × 9 / 4 = 4.5.
  expect(loadBound([2, 2, 2, 2], 1.25)).toBe(3);
  expect(loadBound([8, 0, 0, 0], 2)).toBe(5);
});

test("always leaves one with room, whatever the keys", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { maxLength: 300 }),
      fc.double({ min: 1.05, max: 3, noNaN: true }),
      (list, factor) => {
        const loads = new Array<number>(5).fill(0);
        for (const hash of list) {
          const bound = loadBound(loads, factor);
          const picked = picker.ownerWhere(hash, (index) => (loads[index] ?? 0) + 1 <= bound);
          expect(picked).not.toBe(-1);
          loads[picked] = (loads[picked] ?? 0) + 1;
        }
      },
    ),
    { numRuns: 30 },
  );
});
