import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { connectionLifecycle } from "../../../src/runtime/send/connection-lifecycle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function lifecycle() {
  const seen: string[] = [];
  const reasons: string[] = [];
  const early: string[] = [];
  const connection = connectionLifecycle(
    {
      changed: () => seen.push(connection.state()),
      failed: (reason) => reasons.push(reason),
      endedEarly: (reason) => early.push(reason),
    },
    () => 0.5,
  );
  return { connection, seen, reasons, early };
}

describe("the life of a connection", () => {
  test("is idle, connecting, ready, and idle again when the connection is lost", () => {
    const { connection, seen } = lifecycle();
    expect(connection.state()).toBe("idle");
    let attempts = 0;
    const attempt = () => {
      attempts++;
    };
    connection.begin(attempt);
    connection.begin(attempt);
    expect([connection.state(), attempts]).toEqual(["connecting", 1]);
    connection.ready();
    connection.begin(attempt);
    connection.lost("closed");
    expect([connection.state(), attempts]).toEqual(["idle", 1]);
    connection.begin(attempt);
    expect([attempts, seen]).toEqual([2, ["ready", "idle"]]);
  });

  /** gRPC connection backoff protocol: 1 s at first, 1.6 times as long each time; 20 s at most here. */
  test("waits longer after each failure, and from the start again after a success", () => {
    const { connection, reasons } = lifecycle();
    const waits: number[] = [];
    const failOnce = () => {
      connection.begin(() => {});
      connection.failed("refused");
      const from = performance.now();
      while (connection.state() === "waiting") vi.advanceTimersToNextTimer();
      waits.push(performance.now() - from);
    };
    for (let times = 0; times < 9; times++) failOnce();
    connection.begin(() => {});
    connection.ready();
    connection.answered();
    vi.advanceTimersByTime(10);
    connection.lost("closed");
    failOnce();
    const expected = [1_000, 1_600, 2_560, 4_096, 6_553.6, 10_485.76, 16_777.216, 20_000, 20_000, 1_000];
    waits.forEach((wait, index) => void expect(Math.abs(wait - (expected[index] ?? 0))).toBeLessThanOrEqual(1));
    expect(reasons).toHaveLength(10);
  });

  // Without it a backend that takes connections and ends them had 250 a second.
  test("waits longer and longer when one connection after the other ends at once, unless it was of use", () => {
    const { connection, reasons } = lifecycle();
    const after: string[] = [];
    const lostAfter = (ms: number, isAnswered = false) => {
      connection.begin(() => {});
      connection.ready();
      vi.advanceTimersByTime(ms);
      if (isAnswered) connection.answered();
      connection.lost("the server goes away");
      const from = performance.now();
      while (connection.state() === "waiting") vi.advanceTimersToNextTimer();
      after.push(`${Math.round((performance.now() - from) / 100) * 100}`);
    };
    for (let times = 0; times < 3; times++) lostAfter(5);
    lostAfter(5, true);
    for (let times = 0; times < 2; times++) lostAfter(5);
    lostAfter(1_000);
    lostAfter(5);
    expect(after).toEqual(["0", "1000", "1600", "0", "0", "1000", "0", "0"]);
    expect(new Set(reasons)).toEqual(new Set(["the server goes away"]));
  });

  test("is paced, and told, while connections that were of use end early", () => {
    const { connection, seen, reasons, early } = lifecycle();
    const from = performance.now();
    const lostAfter = (ms: number) => {
      connection.begin(() => {});
      connection.ready();
      connection.answered();
      vi.advanceTimersByTime(ms);
      connection.lost("the server goes away");
      while (connection.state() === "waiting") vi.advanceTimersToNextTimer();
    };
    for (let times = 0; times < 100; times++) lostAfter(1);
    expect(Math.round(performance.now() - from)).toBe(1_000);
    expect([reasons, early.length]).toEqual([[], 100]);
    lostAfter(1_000);
    expect([early.length, seen.slice(-2)]).toEqual([100, ["ready", "idle"]]);
  });

  test("a rest is no loss: the next connection may begin at once, and nobody is told", () => {
    const { connection, seen, reasons, early } = lifecycle();
    for (let times = 0; times < 3; times++) {
      connection.begin(() => {});
      connection.ready();
      connection.rested();
    }
    expect([seen.slice(-2), reasons, early]).toEqual([["ready", "idle"], [], []]);
  });

  test("waits after an attempt that throws, as after one that fails", () => {
    const { connection, reasons } = lifecycle();
    connection.begin(() => {
      throw new Error("no start line");
    });
    expect([connection.state(), reasons]).toEqual(["waiting", ["no start line"]]);
  });

  test("counts one failure of an attempt", () => {
    const { connection, reasons, seen } = lifecycle();
    connection.begin(() => {});
    connection.failed("refused");
    connection.failed("closed");
    expect([reasons, seen]).toEqual([["refused"], ["waiting"]]);
  });

  test("ends when it is closed, whatever comes after", () => {
    const { connection, seen } = lifecycle();
    connection.begin(() => {});
    connection.failed("refused");
    connection.close();
    connection.ready();
    connection.lost("late");
    connection.failed("late");
    connection.begin(() => expect.unreachable("it is closed"));
    expect([connection.state(), vi.getTimerCount()]).toEqual(["closed", 0]);
    expect(seen).toEqual(["waiting", "closed"]);
  });
});
