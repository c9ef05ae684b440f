import { expect, test } from "vitest";
import { countsInRange } from "../../../src/check/topology/counts-in-range.ts";
import { brief, declared } from "./declared.ts";

test.each([1, 2, 1_000])("%i backends and replicas are fine", (count) => {
  const topology = declared({ pool: { count }, balancer: { replicas: count }, generator: { replicas: count } });
  expect(countsInRange(topology)).toEqual([]);
});

test.each([
  [0, "0"],
  [-1, "-1"],
  [1.5, "1.5"],
  [1_001, "1001"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  ["3", '"3"'],
  [null, "null"],
  [3n, "3"],
])("%s is no count", (count, shown) => {
  const topology = declared({
    pool: { count: count as never },
    balancer: { replicas: (count ?? 0) as never },
    generator: { replicas: (count ?? 0) as never },
  });
  const finding = (at: string, what: string, value: string) => ({
    code: "FL3013",
    severity: "error",
    at,
    message: `${what} is ${value}.`,
    help: "use a whole number from 1 to 1000",
  });
  const replicas = count === null ? "0" : shown; // null counts as left out there
  expect(countsInRange(topology).map(brief)).toEqual([
    finding("edge/backend: count", "The number of backends", shown),
    finding("edge/lb: replicas", "The number of replicas", replicas),
    finding("edge/checkout: replicas", "The number of replicas", replicas),
  ]);
});
