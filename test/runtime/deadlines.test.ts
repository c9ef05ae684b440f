import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Deadline } from "../../src/runtime/deadlines.ts";
import { inTime } from "../../src/runtime/next-turn.ts";
import { unreadAnswer } from "./unread-answer.ts";

const deadlineOf = (ms: number, late: () => void) => new Deadline(ms, { late });

test("deadlines come in their order and never early, whenever they were made", async () => {
  const began = performance.now();
  const heard: number[] = [];
  const late = (ms: number) =>
    deadlineOf(ms, () => {
      expect(performance.now() - began).toBeGreaterThanOrEqual(ms);
      heard.push(ms);
    });
  for (const ms of [200, 20, 120, 20, 0]) late(ms);
  await expect.poll(() => heard.length).toBe(5);
  expect(heard).toEqual([0, 20, 20, 120, 200]);
});

test("one that is cancelled is not heard of, also by one of the same moment", async () => {
  const heard: string[] = [];
  const second = () => later.cancel();
  deadlineOf(30, () => {
    heard.push("first");
    second();
  });
  const later = deadlineOf(30, () => heard.push("second"));
  const never = deadlineOf(5, () => heard.push("never"));
  never.cancel();
  never.cancel();
  await sleep(80);
  expect(heard).toEqual(["first"]);
});

test("one made while others expire is heard of", async () => {
  const heard = new Promise<void>((resolve) => deadlineOf(10, () => void deadlineOf(10, resolve)));
  await heard;
});

test("an answer that came while the process stood still is read before its deadline is over", async () => {
  const answer = await unreadAnswer();
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    const deadline = deadlineOf(20, () => {
      heard.push("late");
      resolve();
    });
    answer.read(() => {
      heard.push("answer");
      deadline.cancel();
      resolve();
    });
    answer.comesDuring(60);
  });
  expect(heard).toEqual(["answer"]);
});

test("an answer that is read, and waits for its turn behind much else, is heard before its deadline is over", async () => {
  const heard: string[] = [];
  const work = (ms: number) => {
    for (const until = performance.now() + ms; performance.now() < until; );
  };
  await new Promise<void>((resolve) => {
    const late = () => {
      heard.push("late");
      resolve();
    };
    const deadline = new Deadline(20, { late });
    for (let senders = 0; senders < 20; senders++) inTime(() => work(3));
    inTime(() => {
      heard.push("answer");
      deadline.cancel();
      resolve();
    });
  });
  expect(heard).toEqual(["answer"]);
});
