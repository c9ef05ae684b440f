import { expect, test } from "vitest";
import type { WeightedBackend } from "../../../src/contract/balancer-config.ts";
import { startResolver } from "../../../src/runtime/resolve/start-resolver.ts";

const config = { kind: "dns", port: 4317, intervalMs: 20, timeoutMs: 5_000 } as const;

test("a name becomes the addresses of the host, told once while they stay", async () => {
  const lists: (readonly WeightedBackend[])[] = [];
  const stop = startResolver({ ...config, hostname: "localhost" }, Math.random, {
    changed: (backends) => lists.push(backends),
    failed: (reason) => expect.unreachable(reason),
  });
  await expect.poll(() => lists.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  stop();
  expect(lists).toHaveLength(1);
  expect(["127.0.0.1:4317", "[::1]:4317"]).toEqual(
    expect.arrayContaining(lists[0]?.map(({ endpoint }) => endpoint) ?? ["none"]),
  );
});

test("a name that nobody knows is a failure, again and again, and no list", async () => {
  const reasons: string[] = [];
  const stop = startResolver({ ...config, hostname: "nobody.invalid" }, Math.random, {
    changed: () => expect.unreachable("there is no list"),
    failed: (reason) => reasons.push(reason),
  });
  await expect.poll(() => reasons.length, { timeout: 10_000 }).toBeGreaterThan(1);
  stop();
  expect(reasons[0]).toContain("nobody.invalid");
});
