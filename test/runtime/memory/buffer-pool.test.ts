import type { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { createBufferPool, pooledBytes } from "../../../src/runtime/memory/buffer-pool.ts";

/** A buffer that was given back to the system has no bytes. */
const isFreed = ({ length }: Buffer) => length === 0;

describe("a pool of buffers", () => {
  test.each([1, 32_767, 32_768, 32_769, 40_961, 49_153, 100_000, 1_048_576, 1_048_577])(
    "lends at least %i bytes, as many as it says, and wastes at most a fifth",
    (bytes) => {
      const { length } = createBufferPool(0).take(bytes);
      expect(length).toBe(pooledBytes(bytes));
      expect(length).toBeGreaterThanOrEqual(bytes);
      expect(bytes).toBeGreaterThanOrEqual(Math.floor((length * 4) / 5));
    },
  );

  test("lends a buffer again, to one at a time", () => {
    const pool = createBufferPool(1_000_000);
    const buffer = pool.take(100_000);
    pool.give(buffer);
    expect(pool.take(90_000)).not.toBe(buffer);
    expect(pool.take(100_000)).toBe(buffer);
    expect(pool.take(100_000)).not.toBe(buffer);
  });

  test("gives up idle buffers of other sizes where a new one would exceed its bound", () => {
    const pool = createBufferPool(pooledBytes(100_000) + pooledBytes(50_000));
    const [large, small] = [pool.take(100_000), pool.take(50_000)];
    pool.give(small);
    pool.give(large);
    const other = pool.take(60_000);
    pool.give(other);
    expect(pool.take(60_000)).toBe(other);
    expect([pool.take(50_000), pool.take(100_000)].filter((buffer) => buffer === small || buffer === large)).toEqual(
      [],
    );
  });

  test("keeps nothing idle while what is lent exceeds its bound", () => {
    const pool = createBufferPool(100_000);
    const buffers = [pool.take(100_000), pool.take(100_000)];
    for (const buffer of buffers) pool.give(buffer);
    expect(buffers.includes(pool.take(100_000))).toBe(false);
  });

  test("gives back at the second trim what nobody needed since the first", () => {
    const pool = createBufferPool(1_000_000);
    const buffers = [pool.take(100_000), pool.take(100_000), pool.take(100_000)];
    for (const buffer of buffers) pool.give(buffer);
    pool.trim();
    const needed = pool.take(100_000);
    pool.give(needed);
    pool.trim();
    expect([pool.take(100_000), buffers.includes(pool.take(100_000))]).toEqual([needed, false]);
  });

  test("frees at once what it gives back", () => {
    const pool = createBufferPool(1_000_000);
    const buffer = pool.take(100_000);
    pool.give(buffer);
    pool.trim();
    pool.trim();
    expect(isFreed(buffer)).toBe(true);
  });
});
