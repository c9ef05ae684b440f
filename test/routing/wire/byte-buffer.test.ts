import { expect, test } from "vitest";
import {
  appendByte,
  appendBytes,
  appendWord32,
  contentOf,
  createByteBuffer,
} from "../../../src/routing/wire/byte-buffer.ts";

test("what is appended comes back, across every growth", () => {
  const buffer = createByteBuffer();
  const expected: number[] = [];
  for (let index = 0; index < 700; index++) {
    appendByte(buffer, index & 0xff);
    appendBytes(buffer, Uint8Array.of(1, 2));
    expected.push(index & 0xff, 1, 2);
  }
  expect([...contentOf(buffer)]).toEqual(expected);
});

test("one piece may be larger than twice what there was", () => {
  const buffer = createByteBuffer();
  appendBytes(buffer, new Uint8Array(10_000).fill(7));
  expect(contentOf(buffer)).toEqual(new Uint8Array(10_000).fill(7));
});

test("words are little-endian, also with the highest bit", () => {
  const buffer = createByteBuffer();
  appendWord32(buffer, 0x8001_0203);
  expect([...contentOf(buffer)]).toEqual([0x03, 0x02, 0x01, 0x80]);
});
