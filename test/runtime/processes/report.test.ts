import { expect, test } from "vitest";
import type { BackendStatus, BalancerStatus } from "../../../src/contract/status.ts";
import { statusOfAll } from "../../../src/runtime/processes/report.ts";

const fine: BackendStatus = {
  ...{ endpoint: "a:4317", weight: 1, connection: "ready", isAvailable: true, reason: "", ejections: 1 },
  ...{ lastError: undefined, queuedItems: 3, queuedBytes: 30, shares: { traces: 0.5 } },
};
const status = (changes: Partial<BalancerStatus> = {}): BalancerStatus => ({
  ...{ isReady: true, heldBytes: 10, openParts: 1, backends: [fine], ...changes },
});

test("processes hold and queue together what each of them does", () => {
  expect(statusOfAll([status(), status({ heldBytes: 5, openParts: 2 })])).toEqual({
    ...{ isReady: true, heldBytes: 15, openParts: 3 },
    backends: [{ ...fine, ejections: 2, queuedItems: 6, queuedBytes: 60 }],
  });
});

test("a pod takes requests as soon as one of its processes does", () => {
  expect(statusOfAll([]).isReady).toBe(false);
  expect(statusOfAll([status({ isReady: false }), status()]).isReady).toBe(true);
});

test("a backend that one process does not send to is not available, and the last error of all is told", () => {
  const late = { at: "2026-01-02T00:00:00.000Z", reason: "late" };
  const ejected: BackendStatus = { ...fine, isAvailable: false, reason: "ejected", lastError: late };
  const early: BackendStatus = { ...fine, lastError: { at: "2026-01-01T00:00:00.000Z", reason: "early" } };
  const expected = { isAvailable: false, reason: "ejected", connection: "ready", lastError: late };
  for (const order of [
    [ejected, early],
    [early, ejected],
  ]) {
    expect(statusOfAll(order.map((backend) => status({ backends: [backend] }))).backends).toMatchObject([expected]);
  }
});
