import { describe, expect, test } from "vitest";
import type { BatchConfig, ExporterConfig } from "../../../src/contract/balancer-config.ts";
import { OpenDelivery } from "../../../src/runtime/deliver/delivery.ts";
import { noCopies } from "../../../src/runtime/memory/copies.ts";
import { BackendSender } from "../../../src/runtime/send/backend-sender.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { testPart } from "../part.ts";
import { startTestBackend } from "../peers.ts";
import { nowhere, plainConnection } from "../pool.ts";

const closing = closingAfterEach();

interface Seen {
  readonly calls: (readonly [items: readonly number[], outcome: string])[];
  readonly expired: number[];
}

function senderTo(target: string, changes: Partial<ExporterConfig> = {}) {
  const seen: Seen = { calls: [], expired: [] };
  const sender = new BackendSender({
    copies: noCopies,
    exporter: { ...balancerConfig([]).exporter, ...changes },
    connect: (events) => plainConnection(target, events),
    events: {
      outlasted: () => {},
      settled: ({ parts }, { kind }) => seen.calls.push([parts.map(({ items }) => items), kind]),
      expired: ({ items }) => seen.expired.push(items),
      connectFailed: () => {},
      endedEarly: () => {},
    },
  });
  closing(() => sender.close());
  return { sender, seen };
}

async function sending(changes: Partial<ExporterConfig> = {}) {
  const backend = await startTestBackend();
  closing(backend.close);
  return { backend, ...senderTo(backend.endpoint, changes) };
}

const batch: BatchConfig = { itemsMax: 10, bytesMax: 1_000, timeoutMs: 10_000, whenIdle: "wait" };

describe("the sender of one backend", () => {
  test("connects when something waits, and sends each part as a call in order", async () => {
    const { sender, seen, backend } = await sending({ callsMax: 1 });
    for (const items of [1, 2, 3]) sender.offer(testPart({ items }));
    expect([sender.queuedItems, sender.queuedBytes]).toEqual([6, 30]);
    await expect.poll(() => seen.calls.length).toBe(3);
    expect(seen.calls).toEqual([
      [[1], "accepted"],
      [[2], "accepted"],
      [[3], "accepted"],
    ]);
    expect([sender.queuedItems, sender.queuedBytes, backend.received.length]).toEqual([0, 0, 3]);
  });

  test("has no more calls under way than it may, and counts what is under way as queued", async () => {
    const { sender, seen, backend } = await sending({
      callsMax: 2,
      queueItemsMax: 4,
      queueBytesMax: 1_000,
      timeoutMs: 60_000,
    });
    let calls = 0;
    backend.answerWith = () => {
      calls++;
      return "silence";
    };
    for (let index = 0; index < 3; index++) sender.offer(testPart());
    await expect.poll(() => calls).toBe(2);
    expect([sender.queuedItems, sender.hasRoom(970, 1), sender.hasRoom(971, 1), sender.hasRoom(0, 2)]).toEqual([
      3,
      true,
      false,
      false,
    ]);
    // All that is under way ends with its connection, in the same turn.
    backend.breakConnections();
    await expect.poll(() => seen.calls.length).toBeGreaterThan(0);
    expect(seen.calls).toEqual([
      [[1], "unknown"],
      [[1], "unknown"],
    ]);
    expect(sender.queuedItems).toBe(1);
    await expect.poll(() => calls).toBe(3);
  });

  test("joins what waits into batches of one signal, within the sizes of a batch", async () => {
    const { sender, seen, backend } = await sending({ batch: { ...batch, timeoutMs: 50 }, callsMax: 1 });
    for (const items of [4, 5, 6, 1]) sender.offer(testPart({ items }));
    sender.offer(testPart({ items: 7, signal: "logs" }));
    sender.offer(testPart({ items: 2, alone: true }));
    sender.offer(testPart({ items: 3 }));
    await expect.poll(() => seen.calls.length).toBe(5);
    expect(new Set(seen.calls.map(([items]) => items.join("+")))).toEqual(new Set(["4+5", "6+1", "7", "2", "3"]));
    expect(backend.received.map(({ length }) => length).sort()).toEqual([10, 10, 10, 20, 20]);
  });

  test("waits for more until a batch is full, or its first part has waited long enough", async () => {
    const full = await sending({ batch });
    full.sender.offer(testPart({ items: 9 }));
    await expect.poll(() => full.sender.connection.state()).toBe("ready");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(full.seen.calls).toEqual([]);
    full.sender.offer(testPart({ items: 1 }));
    await expect.poll(() => full.seen.calls).toEqual([[[9, 1], "accepted"]]);
    const late = await sending({ batch: { ...batch, timeoutMs: 100 } });
    const from = performance.now();
    late.sender.offer(testPart({ items: 9 }));
    await expect.poll(() => late.seen.calls).toEqual([[[9], "accepted"]]);
    expect(performance.now() - from).toBeGreaterThanOrEqual(99);
  });

  test("does not wait while it is idle where that is configured", async () => {
    const { sender, seen } = await sending({ batch: { ...batch, whenIdle: "send" } });
    sender.offer(testPart({ items: 1 }));
    await expect.poll(() => seen.calls).toEqual([[[1], "accepted"]]);
  });

  test("sends what failed after its delay, and not before", async () => {
    const { sender, seen } = await sending();
    const from = performance.now();
    sender.retryLater(testPart({ items: 1, attempts: 1 }), 100);
    await expect.poll(() => seen.calls).toEqual([[[1], "accepted"]]);
    expect(performance.now() - from).toBeGreaterThanOrEqual(99);
  });

  test("gives up what is too late, or whose sender went away, without sending it", async () => {
    const { sender, seen } = senderTo(nowhere(1));
    const delivery = new OpenDelivery(() => {});
    sender.offer(testPart({ items: 1, expiresAt: performance.now() + 150 }));
    sender.offer(testPart({ items: 2, delivery }));
    sender.offer(testPart({ items: 3 }));
    delivery.cancel();
    await expect.poll(() => seen.expired.toSorted()).toEqual([1, 2]);
    expect([sender.queuedItems, seen.calls]).toEqual([3, []]);
  });

  test("joins nothing that is too late, whose time would be that of the whole call", async () => {
    const { sender, seen } = await sending({ batch });
    sender.offer(testPart({ items: 1 }));
    sender.offer(testPart({ items: 8, expiresAt: performance.now() + 15 }));
    sender.offer(testPart({ items: 10 }));
    await expect.poll(() => sender.queuedItems).toBe(0);
    expect(seen.expired).toEqual([8]);
    expect(seen.calls.map(([, outcome]) => outcome)).not.toContain("unknown");
  });

  test("holds hundreds of thousands of parts that failed, and gives them back", () => {
    const { sender } = senderTo(nowhere(1));
    const part = testPart();
    const many = 250_000;
    for (let index = 0; index < many; index++) sender.retryLater(part, 60_000);
    expect(sender.queuedItems).toBe(many);
    expect(sender.take(() => true)).toHaveLength(many);
    expect([sender.queuedItems, sender.queuedBytes]).toEqual([0, 0]);
  });
});
