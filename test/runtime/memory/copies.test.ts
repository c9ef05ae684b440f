import { expect, test } from "vitest";
import { createCopies } from "../../../src/runtime/memory/copies.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

test("a compressed copy waits for room, and one there may always be", () => {
  const held = createHeldBytes(100);
  held.add(90);
  const copies = createCopies(held);
  expect(copies.hasRoom(50)).toBe(true);
  copies.take(50);
  expect([held.held(), copies.hasRoom(1)]).toEqual([140, false]);
  held.release(90);
  expect([copies.hasRoom(50), copies.hasRoom(51)]).toEqual([true, false]);
  copies.give(50);
  expect([held.held(), copies.hasRoom(1_000)]).toEqual([0, true]);
});
