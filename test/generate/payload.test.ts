import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { payloadAttribute } from "../../src/generate/payload.ts";

test.each([1, 7, 8, 1_024])("text of %d bytes is as long as that, and the same each time", (bytes) => {
  const { payload = "" } = payloadAttribute(bytes);
  expect(payload).toMatch(new RegExp(`^[0-9a-f]{${bytes}}$`));
  expect(payloadAttribute(bytes)).toEqual({ payload });
});

test("nothing is written where none is asked for", () => {
  expect(payloadAttribute(0)).toEqual({});
});

// A hexadecimal digit has four of eight bits.
test("a compressor makes it about half as long", () => {
  const { payload = "" } = payloadAttribute(2 ** 16);
  expect(gzipSync(payload).length / 2 ** 16).toBeGreaterThan(0.5);
  expect(gzipSync(payload).length / 2 ** 16).toBeLessThan(0.65);
});
