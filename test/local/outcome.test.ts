import { expect, test } from "vitest";
import { notDelivered } from "../../src/local/outcome.ts";
import type { Snapshot } from "../../src/local/snapshot.ts";

const none = { sent: 0, accepted: 0, failed: 0, missed: 0, reason: undefined };

function after(traces: Partial<Snapshot["sent"]["traces"]>, spans: number): Pick<Snapshot, "backends" | "sent"> {
  const counted = { bytes: 0, requests: 0, elsewhere: 0, isUp: true, perSecond: 0, waiting: 0 };
  return {
    backends: [{ ...counted, name: "backend-1", items: { traces: spans, metrics: 0, logs: 0 } }],
    sent: { traces: { ...none, ...traces }, metrics: none, logs: none },
  };
}

test("a run that delivered everything ends well", () => {
  expect(notDelivered(after({ sent: 10, accepted: 10 }, 10))).toBeUndefined();
  // Somebody else sent, too.
  expect(notDelivered(after({ sent: 10, accepted: 10 }, 12))).toBeUndefined();
});

test("what was missed was never sent", () => {
  expect(notDelivered(after({ sent: 10, accepted: 10, missed: 5 }, 10))).toBeUndefined();
});

test.each([
  ["nothing was sent", {}, 0, "nothing arrived at a backend"],
  ["nothing arrived", { sent: 9, failed: 9, reason: "503" }, 0, "nothing arrived at a backend, at first: 503"],
  [
    "a part was refused",
    { sent: 9, accepted: 7, failed: 2, reason: "503" },
    7,
    "2 of what was sent were not taken, at first: 503",
  ],
  ["a part was lost", { sent: 9, accepted: 9 }, 8, "1 of what was taken are not at the backends"],
])("it does not where %s", (_what, traces, spans, reason) => {
  expect(notDelivered(after(traces, spans))).toBe(reason);
});
