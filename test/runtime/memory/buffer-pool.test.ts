import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";

describe("a pool of buffers", () => {
  test.each([1, 32_767, 32_768, 49_152, 49_153, 100_000, 1_000_000])(
    "lends at least %i bytes, and wastes at most a third",
    (bytes) => {
      const { length } = createBufferPool(0).take(bytes);
      expect(length).toBeGreaterThanOrEqual(bytes);
      expect(bytes).toBeGreaterThanOrEqual(Math.floor((length * 2) / 3));
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

  test("keeps idle no more than its limit, and nothing of another size", () => {
    const pool = createBufferPool(200_000);
    const buffers = [pool.take(100_000), pool.take(100_000)];
    for (const buffer of buffers) pool.give(buffer);
    pool.give(Buffer.alloc(50_000));
    const [first, second] = [pool.take(100_000), pool.take(100_000)];
    expect([first === buffers[0], buffers.includes(second)]).toEqual([true, false]);
    expect(pool.take(50_000).length).not.toBe(50_000);
  });
});
