import { describe, expect, test } from "vitest";
import type { Part } from "../../../src/runtime/send/part.ts";
import { createPartQueue, type PartQueue } from "../../../src/runtime/send/part-queue.ts";
import { testPart } from "../part.ts";

/** In the order in which they would be sent. */
function sent(queue: PartQueue): readonly Part[] {
  const parts: Part[] = [];
  for (let next = queue.peek(); next; next = queue.peek()) {
    queue.shift(next);
    parts.push(next);
  }
  return parts;
}

describe("the parts that wait for one backend", () => {
  test("leave in the order of arrival, the signals in turns", () => {
    const queue = createPartQueue();
    const [first, second] = [testPart(), testPart()];
    const [metric, log] = [testPart({ signal: "metrics" }), testPart({ signal: "logs" })];
    for (const part of [first, second, log, metric]) queue.push(part);
    expect(sent(queue)).toEqual([first, metric, log, second]);
    expect(queue.isEmpty()).toBe(true);
  });

  test("stay where they are when they are looked at", () => {
    const queue = createPartQueue();
    const part = testPart();
    queue.push(part);
    expect(queue.next("traces")).toBe(part);
    expect(queue.next("logs")).toBeUndefined();
    expect(queue.peek()).toBe(part);
  });

  test("come back from aside when their time has come, and not before", () => {
    const queue = createPartQueue();
    const [early, late] = [testPart(), testPart()];
    queue.setAside(late, 300);
    queue.setAside(early, 200);
    expect([queue.peek(), queue.isEmpty()]).toEqual([undefined, false]);
    expect(queue.bringBack(199)).toBe(200);
    expect(queue.peek()).toBeUndefined();
    expect(queue.bringBack(200)).toBe(300);
    expect(sent(queue)).toEqual([early]);
    expect(queue.bringBack(300)).toBeUndefined();
    expect(sent(queue)).toEqual([late]);
  });

  test("are counted by signal while they wait in line", () => {
    const queue = createPartQueue();
    const counts = () => [queue.waitingItems("traces"), queue.waitingBytes("traces"), queue.waitingItems("logs")];
    for (const items of [3, 4]) queue.push(testPart({ items }));
    queue.setAside(testPart({ items: 5 }), 100);
    expect(counts()).toEqual([7, 20, 0]);
    queue.bringBack(100);
    expect(counts()).toEqual([12, 30, 0]);
    queue.take(({ items }) => items === 4);
    expect(counts()).toEqual([8, 20, 0]);
    sent(queue);
    expect(counts()).toEqual([0, 0, 0]);
  });

  test("are taken out by choice, from the line and from aside, behind what has left", () => {
    const queue = createPartQueue();
    const parts = [1, 2, 3, 4, 5, 6].map((items) => testPart({ items }));
    for (const part of parts.slice(0, 4)) queue.push(part);
    for (const part of parts.slice(4)) queue.setAside(part, 100);
    const [first] = parts;
    if (first) queue.shift(first);
    expect(queue.take(({ items }) => items % 2 === 1).map(({ items }) => items)).toEqual([3, 5]);
    expect(queue.bringBack(100)).toBeUndefined();
    expect(sent(queue).map(({ items }) => items)).toEqual([2, 4, 6]);
  });

  test("may be hundreds of thousands, in line and aside", () => {
    const queue = createPartQueue();
    const part = testPart();
    const many = 250_000;
    for (let index = 0; index < many; index++) {
      queue.push(part);
      queue.setAside(part, 100 + index);
    }
    expect(queue.bringBack(0)).toBe(100);
    expect(queue.take(() => true)).toHaveLength(2 * many);
    expect(queue.isEmpty()).toBe(true);
  });
});

test("a million parts wait, come back and leave in a moment", () => {
  const queue = createPartQueue();
  const part = testPart();
  const began = process.cpuUsage();
  for (let n = 0; n < 500_000; n++) queue.push(part);
  for (let n = 0; n < 500_000; n++) queue.setAside(part, n % 1_000);
  expect(queue.bringBack(500)).toBe(501);
  expect(queue.waitingItems("traces")).toBe(500_000 + 250_500);
  for (let n = 0; n < 100_000; n++) {
    const next = queue.next("traces");
    if (next) queue.shift(next);
  }
  expect(queue.take(() => true)).toHaveLength(900_000);
  expect(queue.isEmpty()).toBe(true);
  // One look through all for each that leaves would take hours.
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(10_000);
});
