import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Liveness } from "../../../src/runtime/http2/liveness.ts";
import { silence } from "../../../src/runtime/reason.ts";
import { unreadAnswer } from "../unread-answer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function living(hasCalls?: () => boolean) {
  const heard: string[] = [];
  const liveness = new Liveness({
    ...{ keepaliveMs: 100, beginMs: 50, hasCalls },
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

// grpc-go 1.73, keepalive enforcement: without calls no PING for two hours, with calls two strikes until there is an answer.
describe("a client", () => {
  test("does not ask while no call is open, however long", () => {
    const { liveness, heard: seen } = living(() => false);
    liveness.begun();
    vi.advanceTimersByTime(3_600_000);
    expect(seen).toEqual([]);
  });

  test("asks a server that is silent while a call is open", () => {
    const { liveness, heard: seen } = living(() => true);
    liveness.begun();
    vi.advanceTimersByTime(250);
    expect(seen).toEqual(["ping", silence]);
  });

  test("asks twice at most before there is an answer to a call, though its pings are answered", () => {
    const { liveness, heard: seen } = living(() => true);
    liveness.begun();
    const second = () => {
      vi.advanceTimersByTime(101);
      liveness.heard();
    };
    for (let n = 0; n < 20; n++) second();
    expect(seen).toEqual(["ping", "ping"]);
    liveness.answered();
    for (let n = 0; n < 20; n++) second();
    expect(seen).toEqual(["ping", "ping", "ping", "ping"]);
  });

  test("that may not ask any longer gives up a server that says nothing at all while calls are open", () => {
    let isOpen = true;
    const { liveness, heard: seen } = living(() => isOpen);
    liveness.begun();
    for (let n = 0; n < 20; n++) {
      vi.advanceTimersByTime(101);
      liveness.heard();
    }
    vi.advanceTimersByTime(300);
    isOpen = false;
    vi.advanceTimersByTime(3_600_000);
    isOpen = true;
    vi.advanceTimersByTime(300);
    expect(seen).toEqual(["ping", "ping"]);
    vi.advanceTimersByTime(201);
    expect(seen).toEqual(["ping", "ping", silence]);
  });
});

test("a peer whose answer came while the process stood still lives", async () => {
  vi.useRealTimers();
  const answer = await unreadAnswer();
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    const liveness = new Liveness({
      ...{ keepaliveMs: 40, beginMs: 40, hasCalls: undefined },
      // Once for a while; it answers at once.
      ping: () => heard.push("ping") === 1 && answer.comesDuring(80),
      dead: (reason) => {
        heard.push(reason);
        resolve();
      },
    });
    liveness.begun();
    answer.read(() => {
      liveness.heard();
      liveness.stop();
      resolve();
    });
  });
  expect(heard).toEqual(["ping"]);
});
