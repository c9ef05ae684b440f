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

describe("what one connection holds", () => {
  test("is at most twice what is free, so that others find room", () => {
    const held = createHeldBytes(900);
    const greedy = held.account();
    const take = (from: typeof greedy) => {
      while (from.reserve(1));
      return from.held();
    };
    expect([take(greedy), held.held()]).toEqual([600, 600]);
    // Of the 300 that are left a second one may have 200, and so on.
    expect([take(held.account()), take(held.account())]).toEqual([200, 66]);
    greedy.release(600);
    expect(greedy.reserve(600 - 266)).toBe(true);
  });

  test("counts in what is held together", () => {
    const held = createHeldBytes(100);
    const one = held.account();
    one.add(80);
    one.release(30);
    expect([one.held(), held.held(), held.reserve(51), held.reserve(50)]).toEqual([50, 50, false, true]);
  });
});
