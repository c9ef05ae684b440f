import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OwedAnswers } from "../../../src/runtime/send/owed-answers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Of a backend that answers as it is told. */
function owing(speaks: "never" | "later" | "at once") {
  const seen: string[] = [];
  const owed = new OwedAnswers({
    silentMs: 100,
    ask: (heard) => {
      seen.push("asked");
      if (speaks === "at once") heard();
      const speaking = speaks === "later" && setTimeout(heard, 50);
      return () => {
        seen.push("no more");
        clearTimeout(speaking || undefined);
      };
    },
    dead: () => seen.push("dead"),
  });
  return { owed, seen };
}

test("a backend that owes nothing is not asked, however long it is silent", () => {
  const { owed, seen } = owing("never");
  vi.advanceTimersByTime(10_000);
  owed.owes();
  vi.advanceTimersByTime(90);
  owed.settled();
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual([]);
});

test("one that owes an answer is asked after a silence, and is dead after another", () => {
  const { owed, seen } = owing("never");
  owed.owes();
  vi.advanceTimersByTime(99);
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(10);
  expect(seen).toEqual(["asked"]);
  vi.advanceTimersByTime(80);
  expect(seen).toEqual(["asked"]);
  vi.advanceTimersByTime(20);
  expect(seen).toEqual(["asked", "no more", "dead"]);
  vi.advanceTimersByTime(10_000);
  expect(seen).toHaveLength(3);
});

test.each(["later", "at once"] as const)(
  "one that speaks %s is asked again as long as it owes, and lives",
  (speaks) => {
    const { owed, seen } = owing(speaks);
    owed.owes();
    vi.advanceTimersByTime(1_000);
    expect(seen.filter((what) => what === "asked").length).toBeGreaterThan(4);
    expect(seen).not.toContain("dead");
    owed.settled();
    vi.advanceTimersByTime(300);
    const before = seen.length;
    vi.advanceTimersByTime(10_000);
    expect(seen).toHaveLength(before);
  },
);

test("a call that begins after a long silence has the whole of its time", () => {
  const { owed, seen } = owing("never");
  owed.owes();
  owed.settled();
  vi.advanceTimersByTime(95);
  owed.owes();
  vi.advanceTimersByTime(90);
  expect(seen).toEqual([]);
});

test("answers to others are as good as one to the question", () => {
  const { owed, seen } = owing("never");
  owed.owes();
  for (let round = 0; round < 20; round++) {
    vi.advanceTimersByTime(60);
    owed.heard();
  }
  expect(seen).toEqual([]);
});
