import { expect, test } from "vitest";
import { CheckTurns } from "../../../src/runtime/pool/check-turns.ts";

/** Checks that end when they are told to. */
function checks(count: number) {
  const turns = new CheckTurns();
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const giveUps = Array.from({ length: count }, (_, index) =>
    turns.take(() => {
      begun.push(index);
      return new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  const endNext = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, ends, giveUps, endNext };
}

test("of four thousand checks 64 are under way at a time, in their order, and all have their turn", async () => {
  const { begun, ends, endNext } = checks(4_096);
  expect(begun).toHaveLength(64);
  while (ends.length > 0) {
    await endNext();
    expect(ends.length).toBeLessThanOrEqual(64);
  }
  expect(begun).toEqual(Array.from({ length: 4_096 }, (_, index) => index));
});

test("a backend that leaves while it waits for its turn is not asked", async () => {
  const { begun, giveUps, endNext } = checks(66);
  giveUps[64]?.();
  await endNext();
  expect(begun.at(-1)).toBe(65);
});
