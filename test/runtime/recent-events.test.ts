import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLog } from "../../src/runtime/log.ts";
import { loggingObserver } from "../../src/runtime/logging-observer.ts";
import { createRecentEvents, eventsOfAll } from "../../src/runtime/recent-events.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

function heard() {
  const recent = createRecentEvents();
  const log = createLog("error", () => {}, {}, recent.hear);
  return { log, observer: loggingObserver(log), texts: () => recent.read().map(({ text }) => text), read: recent.read };
}

describe("recent events", () => {
  test("name the backend and the cause, the newest first, also of what is below the level of the log", () => {
    const { observer, log, texts } = heard();
    observer.connectFailed?.("a:4317", "connection refused");
    observer.ejected?.("b:4317", "failed calls in a row, the last one: 14", 10_000);
    observer.resolutionFailed?.("no such host");
    log.write("info", "draining", { drainMs: 5 });
    expect(texts()).toEqual([
      "draining; drainMs: 5",
      "backends cannot be looked up; the previous list stays in use; no such host",
      "b:4317 was ejected for 10 s; failed calls in a row, the last one: 14",
      "cannot connect to a:4317; connection refused",
    ]);
  });

  test("say which backends have come and gone", () => {
    const { observer, texts } = heard();
    observer.resolved?.(["a:1", "b:1"]);
    observer.resolved?.(["b:1", "c:1", "d:1", "e:1", "f:1", "g:1", "h:1"]);
    expect(texts()).toEqual([
      "the list of backends was updated; count: 7; joined: c:1, d:1, e:1, f:1, g:1 and 1 more; left: a:1",
      "the list of backends was updated; count: 2; joined: a:1, b:1",
    ]);
  });

  test("are one where the same comes again of one backend, and two when something else came between", () => {
    const { observer, read } = heard();
    for (let times = 0; times < 3; times++) {
      vi.advanceTimersByTime(1_000);
      observer.connectFailed?.("a:1", "refused");
      observer.connectFailed?.("b:1", "refused");
    }
    observer.availability?.("a:1", true, "");
    observer.connectFailed?.("a:1", "reset");
    expect(read().map(({ text, times, atMs }) => [text, times, atMs])).toEqual([
      ["cannot connect to a:1; reset", 1, 4_000],
      ["a:1 is available", 1, 4_000],
      ["cannot connect to b:1; refused", 3, 4_000],
      ["cannot connect to a:1; refused", 3, 4_000],
    ]);
  });

  test("are fifty at most, and short", () => {
    const { observer, texts } = heard();
    for (let index = 0; index < 60; index++) observer.connectFailed?.(`a:${index}`, "x".repeat(10_000));
    expect(texts()).toHaveLength(50);
    expect(texts()[0]).toMatch(/^cannot connect to a:59; x{200}/);
    expect(Math.max(...texts().map((text) => text.length))).toBe(300);
  });

  test("of several processes are told once, with how often", () => {
    const lists = [
      [{ atMs: 5, text: "a", times: 1 }],
      [
        { atMs: 9, text: "b", times: 1 },
        { atMs: 7, text: "a", times: 2 },
      ],
    ];
    expect(eventsOfAll(lists)).toEqual([
      { atMs: 9, text: "b", times: 1 },
      { atMs: 7, text: "a", times: 3 },
    ]);
  });
});
