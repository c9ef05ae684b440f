import { afterEach, expect, test, vi } from "vitest";
import { Allowance } from "../../../src/runtime/http2/allowance.ts";

afterEach(() => vi.useRealTimers());

const uses = (allowance: Allowance, times: number) =>
  Array.from({ length: times }, () => allowance.use()).filter(Boolean).length;

test("so much is allowed at once, then so much a second, and never more than at once", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const allowance = new Allowance({ atOnce: 5, aSecond: 2 });
  expect(uses(allowance, 10)).toBe(5);
  vi.advanceTimersByTime(1_500);
  expect(uses(allowance, 10)).toBe(3);
  vi.advanceTimersByTime(3_600_000);
  expect(uses(allowance, 10)).toBe(5);
});

test("what earns it back keeps who works from running out", () => {
  const allowance = new Allowance({ atOnce: 2, aSecond: 0 });
  for (let round = 0; round < 100; round++) {
    expect(allowance.use()).toBe(true);
    allowance.earn();
  }
  expect(uses(allowance, 10)).toBe(2);
});
