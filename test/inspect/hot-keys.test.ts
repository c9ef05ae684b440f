import { expect, test } from "vitest";
import { hotKeysOf, zipfWeights } from "../../src/inspect/hot-keys.ts";

test("the heaviest of three keys by Zipf's law has 6 of 11 parts", () => {
  // 1 + 1/2 + 1/3 = 11/6.
  const hot = hotKeysOf({ hashes: new Uint32Array(3), weights: zipfWeights(3, 1) }, 3);
  expect(hot?.heaviest).toBeCloseTo(6 / 11, 9);
  expect(hot?.tenHeaviest).toBeCloseTo(1, 9);
  expect(hot?.backendsFilled).toBeCloseTo(18 / 11, 9);
});

test("keys of one weight have none that is hot", () => {
  expect(hotKeysOf({ hashes: new Uint32Array(3), weights: undefined }, 3)).toBeUndefined();
});
