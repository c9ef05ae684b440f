import { expect, test } from "vitest";
import { faultOf } from "./check.ts";

const inputs = 1_500;

test("whatever is given, the check returns soon, with findings inside of it (npm run fuzz:check takes more)", () => {
  const faults = Array.from({ length: inputs }, (_, seed) => [seed, faultOf(seed)] as const);
  expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
});
