import { expect, test } from "vitest";
import { fnv1a64, fnv1a64Start, hexOf, xxHash64 } from "../../../src/routing/hash/hash64.ts";

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

// From the tests of github.com/cespare/xxhash, which the Collector uses.
test.each([
  ["", "ef46db3751d8e999"],
  ["a", "d24ec4f1a98c6e5b"],
  ["as", "1c330fb2d66be179"],
  ["asd", "631c37ce72a97393"],
  ["asdf", "415872f599cea71e"],
  ["Call me Ishmael. Some years ago--never mind how long precisely-", "2a2e85470d6fd96"],
])("xxHash64 of %j is %s", (input, sum) => {
  expect(hexOf(xxHash64(Buffer.from(input)))).toBe(sum);
});
