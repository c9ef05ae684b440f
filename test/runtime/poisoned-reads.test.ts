import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import net from "node:net";
import { setImmediate as turnOver } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { spansIn } from "../routing/spans-in.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { bytes, Caller, cut, ways } from "./framed-calls.ts";
import { frame, peerOn, prefaceBytes, setting, uint32 } from "./http2/raw-peer.ts";
import { startHttpTestBackend, startTestBackend } from "./peers.ts";
import { poisonReads } from "./poisoned-reads.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();
let poisoned = 0;
let turnIsFull = false;
let end = () => {};
beforeEach(() => {
  poisoned = 0;
  turnIsFull = false;
  end = poisonReads(() => {
    poisoned++;
    // From time to time a turn has none left, so that what comes next waits for its own.
    if (!turnIsFull || poisoned % 4 !== 0) return;
    for (const until = performance.now() + 5; performance.now() < until; );
  });
});
afterEach(() => end());

type Changes = Partial<BalancerConfig["exporter"]>;

async function started(changes: Changes = {}, limits: Partial<BalancerConfig["limits"]> = {}) {
  const grpc = changes.protocol === "http" ? undefined : await startTestBackend();
  const backend = grpc ?? (await startHttpTestBackend());
  const base = balancerConfig([backend.endpoint]);
  const codes: number[] = [];
  const faults: string[] = [];
  const balancer = await startedBalancer(
    {
      ...base,
      exporter: { ...base.exporter, timeoutMs: 5_000, queueBytesMax: 3e7, callsMax: 64, ...changes },
      delivery: { ...base.delivery, deadlineMs: 10_000 },
      senders: { origins: [], headers: changes.batch ? [] : ["authorization"] },
      limits: { ...base.limits, requestBytesMax: 4_000_000, heldBytesMax: 1e8, ...limits },
    },
    {
      observer: {
        answered: ({ code }) => void codes.push(code),
        peerFault: (_kind, reason) => void faults.push(reason),
      },
    },
  );
  closing(backend.close, balancer.close);
  const caller = () => {
    const one = new Caller(balancer.grpcPort ?? 0);
    closing(() => one.peer.socket.destroy());
    return one;
  };
  const received = () => backend.received.flatMap((message) => spansIn(message)).toSorted();
  return { grpc, backend, balancer, codes, faults, caller, received };
}

const sizes = [2, 100, 5_000, 14_000, 70_000];
const batch = { itemsMax: 50, bytesMax: 100_000, timeoutMs: 20, whenIdle: "wait" } as const;

describe.each<[string, Changes]>([
  ["gRPC", {}],
  ["gRPC, compressed and joined", { compression: "gzip", batch }],
  ["HTTP", { protocol: "http" }],
])("over %s", (_name, changes) => {
  test("what senders send arrives as it was sent, however it comes and however late it leaves", async () => {
    const { grpc, backend, codes, faults, caller, received } = await started(changes);
    backend.answerAfterMs = 30;
    const seen = new Set<string>();
    // What is refused at first is sent again from where it is kept.
    if (grpc) {
      grpc.answerWith = (message) => {
        const first = message.toString("latin1");
        if (seen.has(first)) return "0";
        seen.add(first);
        return "14 later";
      };
    }
    const callers = Object.values(ways).map((way) => ({ way, one: caller() }));
    await Promise.all(
      callers.map(async ({ way, one }) => {
        for (const size of sizes) await one.send(one.frames(way, size), 70_001);
        // The last frame comes by itself, when what was read before it is gone.
        const frames = one.frames(way, 4_000);
        await one.send(frames.slice(0, -1));
        await one.send(frames.slice(-1));
        await one.send([...one.frames(way, 30), ...one.frames(way, 300)], 1, 2, 3, 1, 200, 7);
      }),
    );
    for (const { one } of callers) await expect.poll(() => one.settled, { timeout: 8_000 }).toBe(one.calls);
    expect(received()).toEqual(callers.flatMap(({ one }) => one.names).toSorted());
    expect([new Set(codes), faults]).toEqual([new Set([0]), []]);
    expect(poisoned).toBeGreaterThan(100);
    if (grpc && !changes.batch) {
      expect(new Set(grpc.authorizations)).toEqual(new Set(callers.flatMap(({ one }) => one.tokens)));
    }
  });
});

test("where memory is short and turns are full, what is taken is whole and its sender's, and the rest is refused", async () => {
  const { backend, balancer, codes, faults, caller, received } = await started({}, { heldBytesMax: 1_500_000 });
  backend.answerAfterMs = 60;
  turnIsFull = true;
  const requests: (readonly string[])[] = [];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const one = caller();
      for (const way of Object.values(ways)) {
        for (const size of [2_000, 90_000]) {
          const before = one.names.length;
          await one.send(one.frames(way, size));
          requests.push(one.names.slice(before));
        }
      }
      await expect.poll(() => one.peer.isClosed() || one.settled === one.calls, { timeout: 8_000 }).toBe(true);
    }),
  );
  await expect.poll(() => balancer.status().heldBytes).toBe(0);
  const arrived = new Set(received());
  const taken = requests.filter(([first = ""]) => arrived.has(first));
  expect(taken.flat().toSorted()).toEqual(received());
  const told = codes.filter((code) => code === 0).length;
  expect(told).toBeGreaterThan(20);
  expect(taken.length).toBeGreaterThanOrEqual(told);
  expect(taken.length).toBeLessThan(requests.length);
  expect(codes.filter((code) => code !== 0 && code !== 14)).toEqual([]);
  // A header that is in pieces may have no room, and then its connection has no future.
  expect(faults.filter((fault) => !/no memory|too long/.test(fault))).toEqual([]);
});

test("a request of three megabytes arrives as it was sent beside small ones of others", async () => {
  const { caller, received } = await started();
  const [large, small] = [caller(), caller()];
  const sending = large.send(large.frames({}, 3_000_000), 150_000);
  for (let n = 0; n < 60; n++) await small.send(small.frames({}, 400));
  await sending;
  for (const one of [large, small]) await expect.poll(() => one.settled, { timeout: 8_000 }).toBe(one.calls);
  expect(received()).toEqual([...large.names, ...small.names].toSorted());
});

test("a connection that begins in pieces has its own PINGs answered, in order, and whatever else it says changes no call", async () => {
  const { balancer, faults, caller, received } = await started();
  const peer = peerOn(net.connect(balancer.grpcPort ?? 0, "127.0.0.1"));
  peer.socket.setNoDelay(true);
  closing(() => peer.socket.destroy());
  for (const piece of cut(
    bytes(Buffer.from(prefaceBytes), frame(4, 0, 0, setting(1, 0)), frame(4, 1, 0)),
    3,
    8,
    14,
    4,
    1,
  )) {
    peer.send(piece);
    await turnOver();
  }
  const one = caller();
  const payloads = Array.from({ length: 8 }, () => randomBytes(8));
  for (const payload of payloads) {
    peer.send(frame(6, 0, 0, payload), frame(0x2a, 0, 0, "nobody knows it"), frame(4, 0, 0, setting(4, 70_000)));
    await one.send(one.frames({}, 50));
  }
  const [heads, begun] = one.frames({}, 20_000);
  // It is reset, and never whole.
  one.names.splice(-Math.floor(1 + 20_000 / 2_100));
  await one.send([heads ?? begun ?? bytes(), begun ?? bytes(), frame(3, 0, 2 * one.calls - 1, uint32(8))]);
  await one.send([frame(7, 0, 0, bytes(uint32(0), uint32(0), Buffer.from("bye ".repeat(200)))), ...one.frames({}, 70)]);
  await expect.poll(() => peer.of(6).map(({ payload }) => payload)).toEqual(payloads);
  await expect.poll(() => one.settled).toBe(one.calls - 1);
  expect(received()).toEqual(one.names.toSorted());
  expect(faults).toEqual([]);
  const stranger = peerOn(net.connect(balancer.grpcPort ?? 0, "127.0.0.1"));
  closing(() => stranger.socket.destroy());
  stranger.send(Buffer.from("GET /metrics HTTP/1.1\r\n\r\n"));
  await expect
    .poll(() => faults)
    .toEqual([expect.stringMatching(/: it is a request of HTTP\/1\.1, and this port takes gRPC$/)]);
});
