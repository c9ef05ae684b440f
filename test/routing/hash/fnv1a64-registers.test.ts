import { expect, test } from "vitest";
import { fnvBytes, fnvStart, fnvText, fnvWord, writeFnvText } from "../../../src/routing/hash/fnv1a64-registers.ts";

const text = () => Buffer.from(fnvText.subarray(0, writeFnvText())).toString();

// From the authors' table of test vectors.
test.each([
  ["", "cbf29ce484222325"],
  ["b", "af63df4c8601f1a5"],
  ["fo", "08985907b541d342"],
  ["chongo was here!\n", "46810940eff5f915"],
])("the sum of %j is %s, printed without leading zeros", (input, sum) => {
  fnvStart();
  const bytes = Buffer.from(input);
  fnvBytes(bytes, 0, bytes.length);
  expect(text()).toBe(sum.replace(/^0+/, ""));
});

test("a word is its four bytes, the least significant first", () => {
  fnvStart();
  fnvBytes(Buffer.from("abcd"), 0, 4);
  const bytes = text();
  fnvStart();
  fnvWord(0x6463_6261);
  expect(text()).toBe(bytes);
});
