import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compressedBytesMax, createCopies } from "../../../src/runtime/memory/copies.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

test("a compressed copy waits for room, and one there may always be", () => {
  const held = createHeldBytes(2_000);
  held.add(1_900);
  const copies = createCopies(held);
  expect(copies.hasRoom(1_000)).toBe(true);
  copies.take(1_000);
  expect([held.held() >= 2_900, copies.hasRoom(1)]).toEqual([true, false]);
  held.release(1_900);
  expect([copies.hasRoom(800), copies.hasRoom(1_000)]).toEqual([true, false]);
  copies.give(1_000);
  expect([held.held(), copies.hasRoom(10_000)]).toEqual([0, true]);
});

test("what gzip cannot shrink fits into its copy", () => {
  for (const bytes of [0, 1, 1_000, 100_000, 1_000_000]) {
    expect(gzipSync(randomBytes(bytes), { level: 1 }).length).toBeLessThanOrEqual(compressedBytesMax(bytes));
  }
});
