import { expect, test } from "vitest";
import { XxHash32, xxhash32 } from "../../../src/runtime/otlp/xxhash32.ts";

// Of the reference implementation, with the seed 0.
test.each([
  ["", 0x02cc5d05],
  ["a", 0x550d7456],
  ["abc", 0x32d153ff],
  ["Nobody inspects the spammish repetition", 0xe2293b2f],
])("the hash of %j is that of the reference", (text, hash) => {
  expect(xxhash32(Buffer.from(text))).toBe(hash);
});

test("the hash does not depend on the pieces", () => {
  const whole = Buffer.from(Array.from({ length: 100 }, (_unused, index) => index));
  for (const size of [1, 3, 16, 17, 40]) {
    const hash = new XxHash32();
    for (let at = 0; at < whole.length; at += size) hash.update(whole.subarray(at, at + size));
    expect(hash.digest()).toBe(xxhash32(whole));
  }
});
