import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BalancerConfig } from "../../../src/contract/balancer-config.ts";
import { lowerSettings } from "../../../src/lower/fairlead/settings.ts";
import { createCores } from "../../../src/runtime/cores.ts";
import { Dispatcher } from "../../../src/runtime/deliver/dispatcher.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { noCopies } from "../../../src/runtime/memory/copies.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { observers } from "../../../src/runtime/observer.ts";
import type { ExportAnswer } from "../../../src/runtime/otlp/export-request.ts";
import type { BackendConnection, ConnectionEvents } from "../../../src/runtime/send/backend-connection.ts";
import { connectionLifecycle } from "../../../src/runtime/send/connection-lifecycle.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { spansIn } from "../../routing/spans-in.ts";
import { balancerConfig } from "../configuration.ts";
import { anyRoom } from "../pool.ts";
import {
  deadTimes,
  documentedLosses,
  hour,
  minute,
  rowName,
  second,
  type Way,
  ways,
  writeLossCell,
} from "./loss-table.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(async () => {
  // What has begun to end: the turns of the next test would wait for it.
  await vi.advanceTimersByTimeAsync(second);
  vi.useRealTimers();
});

const [a, b] = ["backend-1:4317", "backend-2:4317"] as const;
/** A sender that is told to try again does so for as long as a Collector's exporter (retry_on_failure, max_elapsed_time 5m). */
const triesForMs = 5 * minute;

const items = Array.from({ length: 40 }, (_unused, n) => n.toString(16).padStart(32, "0"));
const request = resourceSection({}, scopeSection({}, ...items.map((trace) => span({ trace, name: trace }))));

/** Two backends: the first refuses connections for a while from the start of the first request, and knows each item that it took. */
function cluster(way: Way, deadMs: number) {
  const taken: string[] = [];
  let deadUntil = Number.NEGATIVE_INFINITY;
  let breakConnection = () => {};
  const isDead = (target: string) => target === a && performance.now() < deadUntil;
  const connect = (target: string, events: ConnectionEvents): BackendConnection => {
    const lifecycle = connectionLifecycle(events, () => 0.5);
    if (target === a) breakConnection = () => lifecycle.lost("the connection was closed");
    return {
      headroomBytes: 0,
      state: lifecycle.state,
      connect: () =>
        lifecycle.begin(() => {
          setTimeout(() => (isDead(target) ? lifecycle.failed("ECONNREFUSED") : lifecycle.ready()), 1);
        }),
      call: (call) => {
        taken.push(...spansIn(Buffer.concat(call.pieces)));
        setTimeout(() => {
          call.settled({ kind: "accepted", rejectedItems: 0, message: "" });
          call.left();
        }, 5);
      },
      mayCall: () => true,
      rests: () => {},
      close: lifecycle.close,
    };
  };
  const { failover, ...delivery } = way;
  const base = balancerConfig([a, b], { failover });
  const lowered = lowerSettings({});
  const config: BalancerConfig = {
    ...base,
    exporter: { ...base.exporter, timeoutMs: 3_000, retry: { ...base.exporter.retry, ...lowered.exporter.retry } },
    delivery: { ...delivery, deadlineMs: lowered.delivery.deadlineMs },
    health: { ...base.health, ...lowered.health },
  };
  const made = createCores(config, undefined, () => 0.5);
  if (made.kind === "wrong") throw new Error("a route");
  const held = createHeldBytes(1e9);
  const dispatcher = new Dispatcher({
    ...{
      config,
      held,
      connect,
      copies: noCopies,
      room: anyRoom(),
      cores: made.cores,
      pool: createBufferPool(0),
      owners: {},
    },
    ...{ random: () => 0.5, observer: observers([]), reach: (target) => target, checkTls: undefined },
  });
  dispatcher.backends.update([a, b].map((endpoint) => ({ endpoint, weight: 1 })));
  const die = () => {
    deadUntil = performance.now() + deadMs;
    breakConnection();
  };
  return { dispatcher, held, taken, die };
}

/** What became of forty items of both backends, sent in the moment in which one of them dies. */
async function outcome(way: Way, deadMs: number) {
  const { dispatcher, held, taken, die } = cluster(way, deadMs);
  await vi.advanceTimersByTimeAsync(second);
  die();
  const answers: ExportAnswer[] = [];
  const began = performance.now();
  const send = () => {
    const answer = (given: ExportAnswer) => {
      answers.push(given);
      const mayAgain = given.code !== 0 && performance.now() - began < triesForMs;
      if (mayAgain) setTimeout(send, given.retryDelayMs ?? second);
    };
    const sender = { transport: "grpc", timeoutMs: undefined, handedOn: undefined, held } as const;
    dispatcher.export({ ...sender, signal: "traces", bytes: request, release: () => {}, answer });
  };
  send();
  await vi.advanceTimersByTimeAsync(deadMs + 10 * minute);
  dispatcher.backends.close();
  const arrived = new Set(taken);
  return { lost: items.length - arrived.size, repeats: taken.length - arrived.size, answers };
}

function cell({ lost, repeats, answers }: Awaited<ReturnType<typeof outcome>>): string {
  const [last] = answers.slice(-1);
  const isTold = last !== undefined && (last.code !== 0 || last.rejectedItems > 0);
  const gone = lost === 0 ? "nothing lost" : `its items lost, ${isTold ? "the sender hears it" : "no sender hears it"}`;
  return repeats === 0
    ? gone
    : `${gone}, the others' repeated ${answers.length - 1} ${answers.length === 2 ? "time" : "times"}`;
}

describe.each(ways)("$failover, $acknowledge, $unplaced: what a dead backend costs", (way) => {
  test.each(deadTimes)("for $name", async ({ name, ms }) => {
    const seen = cell(await outcome(way, ms));
    if (process.env["FAIRLEAD_WRITE"]) writeLossCell(way, name, seen);
    expect(seen).toBe(documentedLosses().get(rowName(way))?.get(name));
  });
});

test("the table of docs/balancer.md has a cell for each of them, and no other", () => {
  const rows = [...documentedLosses()].map(([row, cells]) => [row, [...cells.keys()]]);
  const names = deadTimes.map(({ name }) => name);
  expect(rows).toEqual(ways.map((way) => [rowName(way), names]));
});

test("what waits longer than its sender, or than the queue, is lost, and nothing else is", async () => {
  const held = { failover: "hold", acknowledge: "delivered", unplaced: "partial-success" } as const;
  expect(await outcome(held, second)).toMatchObject({ lost: 0, repeats: 0 });
  const queued = { ...held, acknowledge: "queued" } as const;
  expect(await outcome(queued, minute)).toMatchObject({ lost: 0, repeats: 0 });
  expect((await outcome(queued, hour)).lost).toBeGreaterThan(0);
});
