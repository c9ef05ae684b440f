import { expect, test } from "vitest";
import { hexOf } from "../../../src/routing/hash/fnv1a64.ts";
import { xxHash64 } from "../../../src/routing/hash/xxhash64.ts";

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
