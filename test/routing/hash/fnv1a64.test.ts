import { expect, test } from "vitest";
import { fnv1a64, fnv1a64Start, hexOf } from "../../../src/routing/hash/fnv1a64.ts";

// From the authors' table of test vectors.
test.each([
  ["", "cbf29ce484222325"],
  ["a", "af63dc4c8601ec8c"],
  ["foobar", "85944171f73967e8"],
])("FNV-1a of %j is %s", (input, sum) => {
  expect(hexOf(fnv1a64(fnv1a64Start, Buffer.from(input)))).toBe(sum);
});

test("FNV-1a goes on from a sum", () => {
  const half = fnv1a64(fnv1a64Start, Buffer.from("foo"));
  expect(fnv1a64(half, Buffer.from("bar"))).toEqual(fnv1a64(fnv1a64Start, Buffer.from("foobar")));
});

test("hexadecimal has no leading zeros", () => {
  expect(hexOf({ low: 10, high: 0 })).toBe("a");
  expect(hexOf({ low: 10, high: 1 })).toBe("10000000a");
});
