import { describe, expect, test } from "vitest";
import { createHeldBytes, releaseOnce } from "../../../src/runtime/memory/held-bytes.ts";

describe("the bytes that are held", () => {
  test("are reserved up to the limit, and no more", () => {
    const held = createHeldBytes(100);
    expect([held.reserve(60), held.reserve(41), held.reserve(40), held.reserve(1)]).toEqual([true, false, true, false]);
    expect(held.held()).toBe(100);
    held.release(60);
    expect([held.held(), held.reserve(60)]).toEqual([40, true]);
  });

  test("go beyond the limit with what was accepted already, and nothing is reserved until it is gone", () => {
    const held = createHeldBytes(100);
    held.add(150);
    expect([held.held(), held.reserve(1), held.reserve(0)]).toEqual([150, false, false]);
    held.release(150);
    expect(held.reserve(100)).toBe(true);
  });

  test("are released once", () => {
    const held = createHeldBytes(100);
    held.add(30);
    const release = releaseOnce(held, 20);
    release();
    release();
    expect(held.held()).toBe(10);
  });
});
