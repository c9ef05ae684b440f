import { Buffer } from "node:buffer";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CallOutcome } from "../../../src/runtime/send/backend-connection.ts";
import type { Part } from "../../../src/runtime/send/part.ts";
import { PartsCall } from "../../../src/runtime/send/parts-call.ts";
import { testPart } from "../part.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A caller that notes what it hears. */
function caller() {
  const heard: string[] = [];
  const names = (parts: readonly Part[]) => parts.map(({ items }) => items).join("+");
  return {
    heard,
    settled: ({ awaited }: PartsCall, { kind }: CallOutcome) => void heard.push(`${kind} for ${names(awaited)}`),
    outlasted: (_call: PartsCall, parts: readonly Part[]) => void heard.push(`outlasted ${names(parts)}`),
    left: (one: PartsCall) => void heard.push(`left ${names(one.parts)}`),
  };
}

/** Whose sender waits for so long from now; items are its name. */
const waiting = (items: number, ms: number) => testPart({ items, expiresAt: performance.now() + ms });

test("a call has the bytes of its parts, in order, and as much time as the part that waits for longest, up to the timeout", () => {
  const parts = [testPart({ expiresAt: 5_000 }), testPart({ expiresAt: 3_000, bytes: Buffer.from("ab") })];
  const at = (timeoutMs: number) => new PartsCall(caller(), parts, { now: 1_000, timeoutMs });
  expect(at(10_000)).toMatchObject({ signal: "traces", bytes: 12, timeoutMs: 4_000, begunAt: 1_000 });
  expect(at(10_000).pieces.map(String)).toEqual(["0123456789", "ab"]);
  expect(at(2_500).timeoutMs).toBe(2_500);
});

test("senders that wait no longer are heard of in their time, and the call goes on for the others", async () => {
  const one = caller();
  const now = performance.now();
  const parts = [waiting(1, 5_000), waiting(2, 100), waiting(3, 60), waiting(4, 100)];
  const call = new PartsCall(one, parts, { now, timeoutMs: 1_000 });
  await vi.advanceTimersByTimeAsync(55);
  expect(one.heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(one.heard).toEqual(["outlasted 3"]);
  await vi.advanceTimersByTimeAsync(800);
  call.settled({ kind: "accepted", rejectedItems: 0, message: "" });
  call.left();
  const all = ["outlasted 3", "outlasted 2+4", "accepted for 1", "left 1+2+3+4"];
  expect(one.heard).toEqual(all);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(one.heard).toEqual(all);
});

test("a call that is over before its senders wait no longer has no timer left", () => {
  const one = caller();
  const call = new PartsCall(one, [waiting(1, 60), waiting(2, 500)], { now: performance.now(), timeoutMs: 1_000 });
  call.settled({ kind: "unsent", message: "" });
  vi.advanceTimersByTime(2_000);
  expect(one.heard).toEqual(["unsent for 1+2"]);
});

test("a call shares the buffers of its parts from the beginning, and its sender hears of it", () => {
  const one = caller();
  const bytes = Buffer.from("ab");
  const arena = { buffer: bytes, share: () => void one.heard.push("shared"), release: () => {} };
  const call = new PartsCall(one, [testPart({ bytes, arena })], { now: 0, timeoutMs: 1 });
  call.settled({ kind: "unsent", message: "" });
  call.left();
  expect(one.heard).toEqual(["shared", "unsent for 1", "left 1"]);
});
