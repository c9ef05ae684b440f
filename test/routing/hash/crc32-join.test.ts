import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32Shift, joinCrc32 } from "../../../src/routing/hash/crc32-join.ts";

test("the sum of two texts in a row is zlib's sum of the whole", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (first, second) => {
      const joined = joinCrc32(crc32(first), crc32(second), crc32Shift(second.length));
      expect(joined).toBe(crc32(Buffer.concat([first, second])));
    }),
  );
});

test("after a long text too", () => {
  const second = Buffer.alloc(1_000_003, "abc");
  expect(joinCrc32(crc32("key"), crc32(second), crc32Shift(second.length))).toBe(
    crc32(Buffer.concat([Buffer.from("key"), second])),
  );
});
