/** Lists of thousands of backends: in use when they are laid out, meanwhile nobody waits. */

import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { endpointsMax } from "../../../src/contract/limits.ts";
import { buildHashPicker } from "../../../src/routing/pick/hash-picker.ts";
import type { BackendConnection, ConnectionEvents } from "../../../src/runtime/send/backend-connection.ts";
import { connectionLifecycle } from "../../../src/runtime/send/connection-lifecycle.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig, route } from "../configuration.ts";
import { testPool } from "../pool.ts";

const closing = closingAfterEach();

/** Whom nobody ever answers, so that only the list costs time. */
function connect(_target: string, events: ConnectionEvents): BackendConnection {
  const { state, begin, close } = connectionLifecycle(events, () => 0.5);
  const calls = { mayCall: () => true, call: () => {}, rests: () => {} };
  return { headroomBytes: 0, state, connect: () => begin(() => {}), ...calls, close };
}

const routes = {
  traces: { ...route, compatibleWith: "0.161.0", failover: "spill" },
  metrics: { ...route, compatibleWith: "0.161.0", routingKey: "service" },
  logs: { ...route, algorithm: "maglev" },
} as const;

function pooled(slowStartMs = 0) {
  const lists: number[] = [];
  const pool = testPool({
    connect,
    config: { routes, health: { ...balancerConfig([]).health, slowStartMs } },
    observer: { resolved: (endpoints) => lists.push(endpoints.length) },
  });
  closing(() => pool.close());
  return { pool, lists };
}

const listOf = (count: number, first = 0) =>
  Array.from({ length: count }, (_unused, n) => ({
    endpoint: `10.${first}.${n >> 8}.${n & 255}:4317`,
    weight: 1,
  }));

test("a long list is in use as a whole, and the last one until then", async () => {
  const { pool, lists } = pooled();
  pool.update(listOf(3));
  pool.update(listOf(1_000));
  expect(pool.view.backends).toHaveLength(3);
  await expect.poll(() => lists).toEqual([3, 1_000]);
  expect(pool.view.backends).toHaveLength(1_000);
  const ring = buildHashPicker({ kind: "ring", generation: 3 }, listOf(1_000));
  for (let hash = 0; hash < 2 ** 32; hash += 97_654_321) {
    expect(pool.view.picks.traces?.pick(hash)).toBe(ring.ownerOf(hash));
  }
});

test("of lists that come faster than they are laid out the last one is in use", async () => {
  const { pool, lists } = pooled();
  pool.update(listOf(2_000));
  await pause(1);
  pool.update(listOf(1_500, 1));
  await pause(1);
  pool.update(listOf(1_000, 2));
  await expect.poll(() => lists).toEqual([1_000]);
  pool.update(listOf(2_000));
  pool.update(listOf(2, 3));
  await pause(200);
  expect(lists).toEqual([1_000, 2]);
  expect(pool.view.backends.map(({ target }) => target)).toEqual(["10.3.0.0:4317", "10.3.0.1:4317"]);
});

test("nothing is in use any longer once the pool is closed", async () => {
  const { pool, lists } = pooled();
  pool.update(listOf(2_000));
  pool.close();
  await pause(200);
  expect([lists, pool.view.backends]).toEqual([[], []]);
});

const mainThread = `/proc/self/task/${process.pid}/schedstat`;
/** The processor's time of this thread alone (Linux, proc(5)): a machine that others use makes turns longer, and not this. */
const cpuMs = () => Number(readFileSync(mainThread, "utf8").split(" ")[0]) / 1e6;

test.skipIf(!existsSync(mainThread))("no turn of the event loop works for 50 ms on the longest list", async () => {
  const { pool, lists } = pooled(60_000);
  const turns: number[] = [];
  let last = cpuMs();
  let isOver = false;
  const watch = () => {
    const now = cpuMs();
    turns.push(now - last);
    last = now;
    if (!isOver) setImmediate(watch);
  };
  setImmediate(watch);
  for (const list of [listOf(endpointsMax), listOf(endpointsMax - 1), listOf(endpointsMax, 1), listOf(100, 2)]) {
    pool.update(list);
    await expect.poll(() => lists.at(-1)).toBe(list.length);
    await pause(100);
  }
  isOver = true;
  expect(lists).toEqual([4_096, 4_095, 4_096, 100]);
  expect(Math.max(...turns)).toBeLessThan(50);
});
