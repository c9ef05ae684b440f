import { expect, test } from "vitest";
import { referencesDeclared } from "../../../src/check/topology/references-declared.ts";
import { brief, declared } from "./declared.ts";

test("what is sent to is part of the blueprint", () => {
  expect(referencesDeclared(declared())).toEqual([]);
});

test("a pool or balancer that is left out is named", () => {
  expect(referencesDeclared(declared({ blueprint: { backends: [] } })).map(brief)).toEqual([
    {
      code: "FL2021",
      severity: "error",
      at: "edge/lb: to",
      message: '"lb" sends to the pool "backend", which is not part of the blueprint and would not be deployed.',
      help: "add it to `backends` of the blueprint",
    },
  ]);
  expect(referencesDeclared(declared({ blueprint: { balancers: [] } })).map(brief)).toEqual([
    {
      code: "FL2021",
      severity: "error",
      at: "edge/checkout: to",
      message: '"checkout" sends to the balancer "lb", which is not part of the blueprint and would not be deployed.',
      help: "add it to `balancers` of the blueprint",
    },
  ]);
});
