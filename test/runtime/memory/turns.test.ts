import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTurns } from "../../../src/runtime/memory/turns.ts";

test("so many at a time, and the next in the order in which they came", async () => {
  const turns = createTurns(2);
  const had: number[] = [];
  for (let who = 0; who < 5; who++) void turns.take().then(() => had.push(who));
  await setImmediate();
  expect(had).toEqual([0, 1]);
  turns.give();
  turns.give();
  await setImmediate();
  expect(had).toEqual([0, 1, 2, 3]);
  for (let turn = 0; turn < 3; turn++) turns.give();
  await setImmediate();
  void turns.take().then(() => had.push(5));
  await setImmediate();
  expect(had).toEqual([0, 1, 2, 3, 4, 5]);
});
