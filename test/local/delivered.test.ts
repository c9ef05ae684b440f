import { expect, test } from "vitest";
import type { Signal } from "../../src/contract/signal.ts";
import { delivered, holdsForMs } from "../../src/local/delivered.ts";
import type { Snapshot } from "../../src/local/snapshot.ts";

const body = (timeout: string | undefined, runs = true) => ({
  processors: { batch: timeout === undefined ? null : { timeout } },
  service: { pipelines: { traces: { receivers: ["otlp"], processors: runs ? ["batch"] : [], exporters: ["debug"] } } },
});

test("a Collector holds what its batches wait for, and one that delivers at its end is not waited for", () => {
  expect(holdsForMs("0.129.1", body("5s"))).toBe(6_000);
  // The default of the batch processor.
  expect(holdsForMs("0.129.1", body(undefined))).toBe(1_200);
  expect(holdsForMs("0.129.1", body("5s", false))).toBe(1_000);
  expect(holdsForMs("0.161.0", body("5s"))).toBeUndefined();
});

const sent = (accepted: number): Snapshot["sent"] => {
  const none = { sent: 0, accepted: 0, failed: 0, missed: 0, reason: undefined };
  return { traces: { ...none, sent: accepted, accepted }, metrics: none, logs: none };
};

test("it is over as soon as all has arrived, and when nothing comes any more", async () => {
  const startedAt = performance.now();
  const soon = { total: (signal: Signal) => (signal === "traces" && performance.now() > startedAt + 120 ? 10 : 0) };
  await delivered(soon, sent(10), { quietForMs: 20_000, msMax: 20_000 });
  expect(performance.now() - startedAt).toBeGreaterThan(119);
  expect(performance.now() - startedAt).toBeLessThan(19_000);
  const againAt = performance.now();
  await delivered(soon, sent(11), { quietForMs: 100, msMax: 20_000 });
  expect(performance.now() - againAt).toBeGreaterThan(99);
  expect(performance.now() - againAt).toBeLessThan(19_000);
  const slowly = { total: () => performance.now() };
  const lastAt = performance.now();
  await delivered(slowly, sent(Number.MAX_SAFE_INTEGER), { quietForMs: 10_000, msMax: 100 });
  expect(performance.now() - lastAt).toBeLessThan(9_000);
});
