import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLog, type LogLevel } from "../../src/runtime/log.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5, 678) }));
afterEach(() => void vi.useRealTimers());

function log(least: LogLevel = "info") {
  const lines: string[] = [];
  const { write } = createLog(least, (line) => lines.push(line));
  return { write, lines, read: () => lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

describe("the log", () => {
  test("has one line of JSON for each event, with its time, level and subject", () => {
    const { write, lines } = log();
    write("warn", "cannot connect", { endpoint: "a:1", port: 7 });
    expect(lines).toEqual([
      '{"time":"2026-01-02T03:04:05.678Z","level":"warn","message":"cannot connect","endpoint":"a:1","port":7}\n',
    ]);
  });

  test("leaves out what is below its level", () => {
    const { write, read } = log("warn");
    for (const level of ["debug", "info", "warn", "error"] as const) write(level, level);
    expect(read().map(({ level }) => level)).toEqual(["warn", "error"]);
  });

  test("prints the same trouble once in a minute, and how often it was held back", () => {
    const { write, read } = log();
    for (let times = 0; times < 5; times++) write("warn", "full", { endpoint: "a:1" });
    write("warn", "full", { endpoint: "b:1" });
    expect(read()).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    write("warn", "full", { endpoint: "a:1" });
    write("warn", "full", { endpoint: "b:1" });
    expect(read().map(({ endpoint, suppressed }) => [endpoint, suppressed])).toEqual([
      ["a:1", undefined],
      ["b:1", undefined],
      ["a:1", 4],
      ["b:1", undefined],
    ]);
  });

  test("limits by what it is about, not by its words, and never what an operator asked for", () => {
    const { write, read } = log();
    for (let times = 0; times < 3; times++) {
      write("warn", "refused", { endpoint: "a:1" }, { words: `no ${times}` });
      write("info", "reloaded");
    }
    expect(read().map(({ message, words }) => [message, words])).toEqual([
      ["refused", "no 0"],
      ["reloaded", undefined],
      ["reloaded", undefined],
      ["reloaded", undefined],
    ]);
  });

  test("forgets the oldest of more than a thousand subjects", () => {
    const { write, lines } = log();
    for (let index = 0; index <= 1_000; index++) write("warn", "full", { index });
    write("warn", "full", { index: 1_000 });
    expect(lines).toHaveLength(1_001);
    write("warn", "full", { index: 0 });
    expect(lines).toHaveLength(1_002);
  });
});
