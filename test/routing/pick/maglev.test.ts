import { expect, test } from "vitest";
import { maglevSize, maglevTable } from "../../../src/routing/pick/maglev.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `backend-${index + 1}:4317`);
const even = (endpoints: readonly string[]) => endpoints.map((endpoint) => ({ endpoint, weight: 1 }));

function places(table: Uint16Array, owner: number): number {
  return table.reduce((count, at) => count + (at === owner ? 1 : 0), 0);
}

// Maglev, NSDI 2016, section 3.4: "each backend receives an almost equal number of lookup table entries".
test.each([2, 3, 7, 50])("%i endpoints have the same number of places, to within one", (count) => {
  const table = maglevTable(even(names(count)));
  for (let owner = 0; owner < count; owner++) {
    expect(Math.abs(places(table, owner) - maglevSize / count)).toBeLessThanOrEqual(1);
  }
});

test("an endpoint of three times the weight has three times the places", () => {
  const table = maglevTable([
    { endpoint: "small:4317", weight: 1 },
    { endpoint: "large:4317", weight: 3 },
  ]);
  expect(places(table, 1) / places(table, 0)).toBeCloseTo(3, 2);
});

test("of ten endpoints one is removed: few places of the others change their owner", () => {
  const before = names(10);
  const after = before.filter((name) => name !== "backend-4:4317");
  const [was, is] = [maglevTable(even(before)), maglevTable(even(after))];
  const moved = was.reduce((count, owner, place) => {
    const had = before[owner];
    return count + (had !== "backend-4:4317" && had !== after[is[place] ?? 0] ? 1 : 0);
  }, 0);
  // The paper's figure 12 has a few percent for tables of this size.
  expect(moved / maglevSize).toBeLessThan(0.05);
});

test("without endpoints there is no table", () => {
  expect(maglevTable([])).toHaveLength(0);
});
