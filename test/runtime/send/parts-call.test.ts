import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { PartsCall } from "../../../src/runtime/send/parts-call.ts";
import { testPart } from "../part.ts";

test("a call has the bytes of its parts, in order, and as much time as the part that is given up first", () => {
  const parts = [testPart({ expiresAt: 5_000 }), testPart({ expiresAt: 3_000, bytes: Buffer.from("ab") })];
  const call = new PartsCall({ settled: () => {}, left: () => {} }, parts, { now: 1_000, timeoutMs: 2_500 });
  expect(call).toMatchObject({ signal: "traces", bytes: 12, timeoutMs: 2_000, begunAt: 1_000 });
  expect(call.pieces.map(String)).toEqual(["0123456789", "ab"]);
});

test("a call shares the buffers of its parts from the beginning, and its sender hears of it", () => {
  const heard: string[] = [];
  const bytes = Buffer.from("ab");
  const arena = { buffer: bytes, share: () => void heard.push("shared"), release: () => {} };
  const caller = {
    settled: (_call: PartsCall, { kind }: { kind: string }) => void heard.push(kind),
    left: (one: PartsCall) => void heard.push(`left ${one.parts.length}`),
  };
  const call = new PartsCall(caller, [testPart({ bytes, arena })], { now: 0, timeoutMs: 1 });
  call.settled({ kind: "unsent", message: "" });
  call.left();
  expect(heard).toEqual(["shared", "unsent", "left 1"]);
});
