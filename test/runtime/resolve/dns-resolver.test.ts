import dns from "node:dns";
import { expect, test, vi } from "vitest";
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
  await expect.poll(() => reasons.length).toBeGreaterThan(1);
  stop();
  expect(reasons[0]).toContain("nobody.invalid");
});

test("a look-up that hangs is the only one of its name, however often the list is read again, and counts when it ends", async () => {
  const asked: string[] = [];
  const answers: ((list: readonly { address: string }[]) => void)[] = [];
  const lookup = (hostname: string) => {
    asked.push(hostname);
    return new Promise((resolve) => answers.push(resolve));
  };
  // The overload with `all`, as the resolver calls it.
  vi.spyOn(dns.promises, "lookup").mockImplementation(lookup as typeof dns.promises.lookup);
  const reasons: string[] = [];
  const lists: string[] = [];
  const follow = () =>
    startResolver({ ...config, hostname: "hangs.test", intervalMs: 5, timeoutMs: 5 }, Math.random, {
      changed: (backends) => lists.push(backends.map(({ endpoint }) => endpoint).join()),
      failed: (reason) => reasons.push(reason),
    });
  const stops = [follow(), follow()];
  await expect.poll(() => reasons.length).toBeGreaterThan(6);
  // As on SIGHUP.
  stops.pop()?.();
  stops.push(follow());
  const heard = reasons.length;
  await expect.poll(() => reasons.length).toBeGreaterThan(heard + 6);
  expect(asked).toEqual(["hangs.test"]);
  expect(new Set(reasons)).toEqual(new Set(["no answer for hangs.test within 5 ms"]));
  answers[0]?.([{ address: "192.0.2.7" }]);
  await expect.poll(() => lists).toEqual(["192.0.2.7:4317", "192.0.2.7:4317"]);
  await expect.poll(() => asked.length).toBe(2);
  for (const stop of stops) stop();
  answers[1]?.([]);
});
