import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { HeldBuffer } from "../../../src/runtime/memory/held-buffer.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

function holding(limit: number) {
  const held = createHeldBytes(limit);
  const pool = createBufferPool(limit);
  return { held, pool, buffer: new HeldBuffer({ pool, held }) };
}

test("a buffer that grows keeps its first bytes, and what it was goes back", () => {
  const { held, pool, buffer } = holding(1_000_000);
  expect(buffer.grow(10_000, 0)).toBe(true);
  const before = buffer.bytes;
  before.write("kept and not");
  expect([buffer.grow(100_000, 4), buffer.bytes.toString("latin1", 0, 4)]).toEqual([true, "kept"]);
  expect([held.held() === buffer.bytes.length, pool.take(10_000) === before]).toEqual([true, true]);
});

test("without room for both it stays as it was", () => {
  const { held, buffer } = holding(150_000);
  expect([buffer.grow(65_536, 0), buffer.grow(100_000, 5)]).toEqual([true, false]);
  expect([buffer.bytes.length, held.held()]).toEqual([65_536, 65_536]);
});

test("it is given back once", () => {
  const { held, pool, buffer } = holding(1_000_000);
  buffer.grow(100_000, 0);
  const { bytes } = buffer;
  buffer.release();
  buffer.release();
  expect([held.held(), buffer.bytes]).toEqual([0, Buffer.alloc(0)]);
  expect([pool.take(100_000) === bytes, pool.take(100_000) === bytes]).toEqual([true, false]);
});
