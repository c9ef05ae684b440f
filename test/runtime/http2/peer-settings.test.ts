import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { readSettings } from "../../../src/runtime/http2/peer-settings.ts";

/** As RFC 9113, 6.5.1, writes them. */
type Setting = readonly [id: number, value: number];

function written(settings: readonly Setting[]): Buffer {
  const bytes = Buffer.alloc(6 * settings.length);
  for (const [index, [id, value]] of settings.entries()) {
    bytes.writeUInt16BE(id, 6 * index);
    bytes.writeUInt32BE(value, 6 * index + 2);
  }
  return bytes;
}

const read = (...settings: readonly Setting[]) => {
  const bytes = written(settings);
  return readSettings(bytes, 0, bytes.length);
};

test("settings are read in their order, also those that nobody knows", () => {
  expect(read([1, 0], [0xbeef, 7], [1, 4_096])).toEqual([
    { id: 1, value: 0 },
    { id: 0xbeef, value: 7 },
    { id: 1, value: 4_096 },
  ]);
});

test.each([
  ["ENABLE_PUSH", 2, 2, 1],
  ["INITIAL_WINDOW_SIZE", 4, 2 ** 31, 3],
  ["MAX_FRAME_SIZE", 5, 16_383, 1],
  ["MAX_FRAME_SIZE", 5, 2 ** 24, 1],
])("%s (%i) of %i ends the connection with code %i", (_name, id, value, code) => {
  expect(read([3, 1], [id, value])).toBe(code);
});

test.each([
  [2, 0],
  [2, 1],
  [4, 2 ** 31 - 1],
  [5, 16_384],
  [5, 2 ** 24 - 1],
])("setting %i may be %i", (id, value) => {
  expect(read([id, value])).toEqual([{ id, value }]);
});
