import { expect, test } from "vitest";
import { mix32, seededHash } from "../../../src/routing/hash/mix32.ts";

// fmix32 of MurmurHash3 (SMHasher), for numbers whose images are published.
test.each([
  [0, 0],
  [1, 0x514e_28b7],
  [0xffff_ffff, 0x81f1_6f39],
])("%i becomes %i", (value, mixed) => {
  expect(mix32(value)).toBe(mixed);
});

test("seeds tell apart the hashes of one name", () => {
  const sums = [0, 1, 2, 3].map((seed) => seededHash("backend-1:4317", seed));
  expect(new Set(sums)).toHaveProperty("size", 4);
});
