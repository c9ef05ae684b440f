import { describe, expect, test } from "vitest";
import { borrowArena } from "../../../src/runtime/memory/arena.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

const size = 100_000;

function borrowed() {
  const pool = createBufferPool(10 * size);
  const held = createHeldBytes(size / 2);
  held.add(size);
  return { pool, held, arena: borrowArena(pool, held, { bytes: size, heldBytes: size }) };
}

describe("an arena", () => {
  test("counts as held until its last reader lets go", () => {
    const { held, arena } = borrowed();
    arena.share();
    arena.share();
    arena.release();
    arena.release();
    expect(held.held()).toBe(size);
    arena.release();
    expect(held.held()).toBe(0);
  });

  test("gives its buffer to the next one, and not before", () => {
    const { pool, held, arena } = borrowed();
    arena.share();
    arena.release();
    expect(borrowArena(pool, held, { bytes: size, heldBytes: size }).buffer).not.toBe(arena.buffer);
    arena.release();
    expect(borrowArena(pool, held, { bytes: size, heldBytes: size }).buffer).toBe(arena.buffer);
  });

  test("that is released more often than it was shared is a mistake of ours", () => {
    const { arena } = borrowed();
    arena.release();
    expect(() => arena.release()).toThrow("as often as it is shared");
  });
});
