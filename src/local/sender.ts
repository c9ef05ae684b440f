/** A generator of the blueprint on this machine: the same telemetry at the same rate, from one connection a replica. */

import { createLogWriter } from "../generate/logs.ts";
import { createMetricWriter } from "../generate/metrics.ts";
import { seededRandom } from "../generate/random.ts";
import { everySchedule } from "../generate/schedule.ts";
import type { Generated } from "../generate/service.ts";
import { createTraceWriter } from "../generate/traces.ts";
import type { CallOutcome } from "../runtime/send/backend-connection.ts";
import { createGrpcConnection } from "../runtime/send/grpc-connection.ts";
import type { LocalSender } from "./local-topology.ts";
import { loopback } from "./loopback.ts";

/** Spans, data points and records. */
export interface SentCounts {
  readonly sent: number;
  readonly accepted: number;
  /** The balancer answered that it did not take them, or its answer was lost. */
  readonly failed: number;
}

export interface Sender {
  readonly counts: () => SentCounts;
  /** Resolves when every call has its answer. */
  readonly stop: () => Promise<void>;
}

const [lookMs, timeoutMs, keepaliveMs] = [20, 10_000, 30_000];
/** Pieces in one request: what has piled up goes in several. */
const piecesMax = 500;

export function startSender(sender: LocalSender, port: number, seed: number): Sender {
  const counts = { sent: 0, accepted: 0, failed: 0 };
  const replicas = Array.from({ length: sender.replicas }, (_, replica) =>
    startReplica(sender, port, counts, seed + replica),
  );
  return {
    counts: () => ({ ...counts }),
    stop: async () => {
      await Promise.all(replicas.map((stop) => stop()));
    },
  };
}

function startReplica(
  sender: LocalSender,
  port: number,
  counts: { sent: number; accepted: number; failed: number },
  seed: number,
) {
  const write = writerOf(sender, seed);
  const schedule = everySchedule(sender.everyMs);
  const startedAt = performance.now();
  const connection = createGrpcConnection({
    target: `${loopback}:${port}`,
    tls: undefined,
    headers: () => ({}),
    compressor: undefined,
    keepaliveMs,
    random: Math.random,
    events: { changed: () => {}, failed: () => {} },
  });
  let open = 0;
  let answered = () => {};
  const settled = (items: number, outcome: CallOutcome) => {
    const rejected = outcome.kind === "accepted" ? outcome.rejectedItems : items;
    counts.accepted += items - rejected;
    counts.failed += rejected;
  };
  const send = ({ bytes, items }: Generated) => {
    open += 1;
    counts.sent += items;
    connection.call({
      signal: sender.signal,
      headers: undefined,
      pieces: [bytes],
      timeoutMs,
      settled: (outcome) => settled(items, outcome),
      left: () => {
        open -= 1;
        if (open === 0) answered();
      },
    });
  };
  connection.connect();
  const timer = setInterval(() => {
    if (connection.state() === "idle") connection.connect();
    if (connection.state() !== "ready") return;
    for (let due = schedule.due(performance.now() - startedAt); due > 0; due -= piecesMax) {
      send(write(Math.min(due, piecesMax), Date.now(), connection.headroomBytes));
    }
  }, lookMs);
  return async () => {
    clearInterval(timer);
    await new Promise<void>((resolve) => {
      answered = resolve;
      if (open === 0) resolve();
    });
    connection.close();
  };
}

/** A record has a trace id of its own, so that a route by trace id has something to go by. */
function writerOf(
  sender: LocalSender,
  seed: number,
): (pieces: number, nowMs: number, headroomBytes: number) => Generated {
  const { services, spans, metric, body } = sender;
  const [service] = services;
  const random = seededRandom(seed);
  switch (sender.signal) {
    case "traces":
      return createTraceWriter({ services, spansMin: spans.min, spansMax: spans.max, errorEvery: 0 }, random).write;
    case "metrics":
      return createMetricWriter({ service, name: metric, types: ["sum"] }, random).write;
    case "logs":
      return createLogWriter({ service, body, traceIdEvery: 1 }, random).write;
  }
}
