import { setTimeout as sleep, setImmediate as turnOver } from "node:timers/promises";
import { expect, test } from "vitest";
import { atTurnEnd, soon, turnTime } from "../../src/runtime/turn-end.ts";

test("calls are made before what is written leaves, and what a call writes leaves with it", async () => {
  const done: string[] = [];
  const write = { endTurn: () => void done.push("write") };
  atTurnEnd("write", write);
  atTurnEnd("call", {
    endTurn: () => {
      done.push("call");
      atTurnEnd("write", write);
      atTurnEnd("call", { endTurn: () => void done.push("next call") });
    },
  });
  expect(done).toEqual([]);
  await turnOver();
  expect(done).toEqual(["call", "write", "write"]);
  await turnOver();
  expect(done).toEqual(["call", "write", "write", "next call"]);
});

test("a turn has one time, and the next turn another", async () => {
  const [before, first] = [performance.now(), turnTime()];
  expect(first).toBeGreaterThanOrEqual(before);
  while (performance.now() < before + 2);
  expect(turnTime()).toBe(first);
  await sleep(1);
  expect(turnTime()).toBeGreaterThan(before + 2);
});

test("what may wait leaves at the end of a turn a few milliseconds later, and not before", async () => {
  let isDone = false;
  soon({ endTurn: () => (isDone = true) });
  await turnOver();
  expect(isDone).toBe(false);
  await sleep(20);
  expect(isDone).toBe(true);
});
