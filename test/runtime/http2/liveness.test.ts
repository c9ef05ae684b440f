import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Liveness } from "../../../src/runtime/http2/liveness.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function living() {
  const heard: string[] = [];
  const liveness = new Liveness({
    ...{ keepaliveMs: 100, beginMs: 50 },
    ping: () => heard.push("ping"),
    dead: (reason) => heard.push(reason),
  });
  return { liveness, heard };
}

test("a peer that does not begin in time is given up", () => {
  const { heard } = living();
  vi.advanceTimersByTime(49);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual(["it took too long to begin"]);
});

test("a peer that speaks is not asked; a silent one is, and is given up after the same time", () => {
  const { liveness, heard } = living();
  liveness.begun();
  for (let round = 0; round < 20; round++) {
    vi.advanceTimersByTime(60);
    liveness.heard();
  }
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(101);
  expect(heard).toEqual(["ping"]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual(["ping", "no answer to a ping"]);
});

test("an answer counts, whatever it is, and nothing is asked once it has stopped", () => {
  const { liveness, heard } = living();
  liveness.begun();
  vi.advanceTimersByTime(110);
  liveness.heard();
  vi.advanceTimersByTime(100);
  liveness.heard();
  expect(heard.filter((what) => what !== "ping")).toEqual([]);
  liveness.stop();
  const before = heard.length;
  vi.advanceTimersByTime(10_000);
  expect(heard).toHaveLength(before);
});
