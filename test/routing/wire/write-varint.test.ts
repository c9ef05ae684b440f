import { expect, test } from "vitest";
import { wire } from "../../../src/routing/wire/field-cursor.ts";
import { frameOf, varintBytes, writeVarint } from "../../../src/routing/wire/write-varint.ts";

// 150 is the example of protobuf's page on encoding; the others are the edges of each length.
test.each([
  [0, [0x00]],
  [127, [0x7f]],
  [128, [0x80, 0x01]],
  [150, [0x96, 0x01]],
  [16_383, [0xff, 0x7f]],
  [16_384, [0x80, 0x80, 0x01]],
  [2_097_151, [0xff, 0xff, 0x7f]],
  [268_435_455, [0xff, 0xff, 0xff, 0x7f]],
  [4_294_967_295, [0xff, 0xff, 0xff, 0xff, 0x0f]],
])("%i is written in the fewest bytes", (value, bytes) => {
  const target = new Uint8Array(8);
  const end = writeVarint(target, 1, value);
  expect([...target.subarray(1, end)]).toEqual(bytes);
  expect(varintBytes(value)).toBe(bytes.length);
});

// `{ b: "testing" }` in field 2 is 12 07 and the text, on the same page.
test("the frame of bytes is tag and length, of a number the tag alone", () => {
  expect([...frameOf(2, wire.bytes, 7)]).toEqual([0x12, 0x07]);
  expect([...frameOf(1, wire.varint, 0)]).toEqual([0x08]);
});
