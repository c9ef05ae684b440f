import { setImmediate as turnOver } from "node:timers/promises";
import { expect, test } from "vitest";
import { nextTurn } from "../../src/runtime/next-turn.ts";

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
