import { describe, expect, test } from "vitest";
import type { BalancerConfig } from "../../../src/contract/balancer-config.ts";
import type { Part } from "../../../src/runtime/send/part.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { testPart } from "../part.ts";
import { startTestBackend } from "../peers.ts";
import { nowhere, testPool } from "../pool.ts";

const closing = closingAfterEach();

function pooled(health: Partial<BalancerConfig["health"]> = {}) {
  const log: string[] = [];
  const orphaned: Part[] = [];
  const pool = testPool({
    config: { health: { ...balancerConfig([]).health, ...health } },
    observer: {
      resolved: (endpoints) => log.push(`resolved ${endpoints.join()}`),
      availability: (endpoint, isAvailable) => log.push(`${endpoint} ${isAvailable ? "up" : "down"}`),
      connectFailed: (endpoint) => log.push(`${endpoint} connect failed`),
    },
    events: {
      unusable: ({ target }) => log.push(`${target} unusable`),
      orphaned: (parts) => orphaned.push(...parts),
      changed: () => log.push("changed"),
    },
  });
  closing(() => pool.close());
  return { pool, log, orphaned };
}

const even = (...endpoints: readonly string[]) => endpoints.map((endpoint) => ({ endpoint, weight: 1 }));

const ejection = {
  consecutive5xx: 1,
  intervalMs: 10_000,
  baseEjectionTimeMs: 60_000,
  maxEjectionTimeMs: 60_000,
  maxEjectionPercent: 50,
};

describe("the backends of a balancer", () => {
  test("are those of the last list; those that stay keep what they have", () => {
    const { pool, log, orphaned } = pooled();
    pool.update(even(nowhere(1), nowhere(2)));
    const [first, second] = pool.view.backends;
    const [waiting, moving] = [testPart({ items: 1 }), testPart({ items: 2 })];
    first?.sender.offer(moving);
    second?.sender.offer(waiting);
    pool.update(even(nowhere(2), nowhere(3)));
    expect(pool.view.backends.map(({ target }) => target)).toEqual([nowhere(2), nowhere(3)]);
    expect([pool.view.backends[0] === second, second?.sender.queuedItems]).toEqual([true, 1]);
    expect([orphaned, first?.sender.connection.state()]).toEqual([[moving], "closed"]);
    expect(log).toEqual([
      `resolved ${nowhere(1)},${nowhere(2)}`,
      "changed",
      `resolved ${nowhere(2)},${nowhere(3)}`,
      "changed",
    ]);
  });

  test("are one where two names are one address", () => {
    const { pool } = pooled();
    pool.update(even("192.0.2.1", nowhere(1), nowhere(2)));
    const [first, second, third] = pool.view.backends;
    expect([first === second, first === third, pool.view.weighted.length]).toEqual([true, false, 3]);
  });

  test("are connected to at once", async () => {
    const backend = await startTestBackend();
    closing(backend.close);
    const { pool } = pooled();
    pool.update(even(backend.endpoint));
    await expect.poll(() => pool.view.backends[0]?.sender.connection.state()).toBe("ready");
  });

  test("have picks for the signals that are routed, by the shares of the ring", () => {
    const { pool } = pooled();
    pool.update(even(nowhere(1)));
    expect(Object.keys(pool.view.picks)).toEqual(["traces"]);
    expect([pool.view.picks.traces?.pick(7), pool.view.picks.traces?.shares]).toEqual([0, [1]]);
  });

  test("are told of as unusable when they cannot be connected to", async () => {
    const backend = await startTestBackend();
    await backend.close();
    const { pool, log } = pooled();
    pool.update(even(backend.endpoint));
    await expect
      .poll(() => log.slice(2))
      .toEqual([`${backend.endpoint} connect failed`, `${backend.endpoint} unusable`]);
  });

  test("are ejected up to their part, and one always", () => {
    const { pool, log } = pooled({ ejection });
    pool.update(even(nowhere(1), nowhere(2), nowhere(3), nowhere(4)));
    log.length = 0;
    for (const { health } of pool.view.backends) health.callFailed(1);
    expect(pool.view.backends.map((backend) => backend.health.isAvailable())).toEqual([false, false, true, true]);
    expect(log).toEqual([
      ...[`${nowhere(1)} down`, "changed", `${nowhere(1)} unusable`],
      ...[`${nowhere(2)} down`, "changed", `${nowhere(2)} unusable`],
    ]);
    const alone = pooled({ ejection: { ...ejection, maxEjectionPercent: 0 } });
    alone.pool.update(even(nowhere(1), nowhere(2)));
    for (const { health } of alone.pool.view.backends) health.callFailed(1);
    expect(alone.pool.view.backends.map(({ health }) => health.isAvailable())).toEqual([false, true]);
  });

  test("may all be used when fewer are available than the panic threshold says", () => {
    const { pool } = pooled({ ejection: { ...ejection, maxEjectionPercent: 100 }, panicThreshold: 50 });
    pool.update(even(nowhere(1), nowhere(2), nowhere(3), nowhere(4)));
    const usable = () => pool.view.backends.map((backend) => pool.isUsable(backend));
    const fail = (index: number) => pool.view.backends[index]?.health.callFailed(1);
    fail(0);
    fail(1);
    expect(usable()).toEqual([false, false, true, true]);
    fail(2);
    expect(usable()).toEqual([true, true, true, true]);
  });

  test("grow into their share when they come later, and not when they are the first", () => {
    const { pool } = pooled({ slowStartMs: 60_000 });
    pool.update(even(nowhere(1)));
    expect(pool.view.backends[0]?.health.availableSince()).toBe(Number.NEGATIVE_INFINITY);
    pool.update(even(nowhere(1), nowhere(2)));
    expect(pool.view.backends[1]?.health.availableSince()).toBeGreaterThan(0);
  });
});
