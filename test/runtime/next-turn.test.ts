import { setImmediate as turnOver } from "node:timers/promises";
import { beforeEach, expect, test, vi } from "vitest";
import { eachInTime, hasTime, inSlices, inTime, mayGoOn, nextTurn } from "../../src/runtime/next-turn.ts";

test("slices of many have a turn of the event loop each, in the order in which they asked", async () => {
  const had: string[] = [];
  const work = async (name: string) => {
    for (let slice = 0; slice < 2; slice++) {
      await nextTurn();
      had.push(name);
    }
  };
  void work("a");
  void work("b");
  void work("c");
  const after: string[] = [];
  for (let turn = 0; turn < 6; turn++) {
    await turnOver();
    after.push(had.join(""));
  }
  expect(after).toEqual(["a", "ab", "abc", "abca", "abcab", "abcabc"]);
});

/** Time passes where work is done, and nowhere else. */
let now = performance.now();
beforeEach(async () => {
  // What the test before has asked for is over.
  for (let turn = 0; turn < 3; turn++) await turnOver();
  now = Math.max(now, performance.now());
  vi.spyOn(performance, "now").mockImplementation(() => now);
});

function work(ms: number): void {
  now += ms;
}

test("a turn has time for some of what is short, and the rest goes on in the next ones", async () => {
  expect(hasTime()).toBe(true);
  work(5);
  // Another one may begin, but this one has had its share.
  expect(mayGoOn()).toBe(false);
  expect(hasTime()).toBe(true);
  work(5);
  expect(hasTime()).toBe(false);
  let isDue = false;
  inTime(() => (isDue = true));
  expect(isDue).toBe(false);
  await turnOver();
  expect(isDue).toBe(true);
});

test("a hundred that take half a millisecond each are done in order, four a turn", async () => {
  const done: number[] = [];
  const all = Array.from({ length: 100 }, (_, n) => n);
  eachInTime(all, (n) => {
    work(0.5);
    done.push(n);
  });
  // One of many has two milliseconds.
  expect(done).toEqual([0, 1, 2, 3]);
  let turns = 0;
  for (; done.length < all.length; turns++) await turnOver();
  expect(done).toEqual(all);
  expect(turns).toBe(24);
});

test("a few are done at once", () => {
  const done: number[] = [];
  eachInTime([1, 2, 3], (n) => done.push(n));
  expect(done).toEqual([1, 2, 3]);
});

test("work in steps lets others have their turns, and is given up where nobody wants it any longer", async () => {
  let taken = 0;
  function* steps() {
    for (; taken < 30; taken++) {
      work(1);
      yield undefined;
    }
  }
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  count();
  expect(await inSlices(steps(), () => true)).toBe(true);
  isOver = true;
  expect(taken).toBe(30);
  expect(turns).toBeGreaterThan(2);
  taken = 0;
  expect(await inSlices(steps(), () => false)).toBe(false);
  // A slice of ten milliseconds.
  expect(taken).toBe(9);
});
