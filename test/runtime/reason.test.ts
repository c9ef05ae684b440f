import { expect, test } from "vitest";
import { reasonOf } from "../../src/runtime/reason.ts";

test("why fetch failed is told, not that it did", async () => {
  const thrown = await fetch("http://127.0.0.1:1/").catch((error: unknown) => error);
  expect(reasonOf(thrown)).not.toContain("fetch failed");
  expect(reasonOf(thrown)).toMatch(/ECONNREFUSED|bad port/);
});

test("the system's code is told once", () => {
  expect(reasonOf(Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" }))).toBe(
    "connect ECONNREFUSED 127.0.0.1:9",
  );
  expect(reasonOf(Object.assign(new Error("no such file"), { code: "ENOENT" }))).toBe("ENOENT: no such file");
});

test("what took too long is said to have, not to be aborted", async () => {
  const signal = AbortSignal.timeout(1);
  const thrown = await new Promise((resolve) => signal.addEventListener("abort", () => resolve(signal.reason)));
  expect(reasonOf(thrown)).toBe("no answer in time");
});
