/**
 * A generator that runs: it makes what is due and sends it over one connection. What a balancer does not take is counted and not sent
 * again, and what cannot be sent in time is left out: after a break the rate is what it was.
 */

import type { Buffer } from "node:buffer";
import type { GeneratorConfig } from "../contract/generator-config.ts";
import { followAuthorization } from "../runtime/credentials/authorization.ts";
import { clientCredentials } from "../runtime/credentials/client-credentials.ts";
import { followFiles } from "../runtime/credentials/credentials-file.ts";
import { withSmallNames } from "../runtime/header-names.ts";
import { createBufferPool } from "../runtime/memory/buffer-pool.ts";
import type { BackendConnection, CallOutcome } from "../runtime/send/backend-connection.ts";
import { createCompressor } from "../runtime/send/compressor.ts";
import { createGrpcConnection } from "../runtime/send/grpc-connection.ts";
import { createHttpConnection } from "../runtime/send/http-connection.ts";
import { createSchedule } from "./schedule.ts";
import type { Generated } from "./service.ts";
import { requestToJson } from "./to-json.ts";
import { createWriter } from "./writer.ts";

export interface GeneratorCounts {
  /** Spans, data points and records. */
  readonly sent: number;
  readonly accepted: number;
  /** The balancer answered that it did not take them, or its answer was lost. */
  readonly failed: number;
  /** Traces, data points and records that were due while nothing, or not enough, could be sent. */
  readonly missed: number;
}

export interface GeneratorEvents {
  /** A call came back, or a connection did not come about: why. */
  readonly failed: (reason: string) => void;
}

export interface RunningGenerator {
  readonly counts: () => GeneratorCounts;
  /** Resolves when every call has its answer. */
  readonly stop: () => Promise<void>;
  /** All pieces that were asked for have been sent, or its time is over, and all are answered; never of one without an end. */
  readonly done: Promise<void>;
}

const [lookMs, timeoutMs, keepaliveMs] = [20, 10_000, 30_000];
/** What a connection that is slow may hold back, and calls on their way. */
const [owedMs, callsMax] = [1_000, 32];
const compressedBytesMax = 2 ** 24;

/** @throws the file system's error when a certificate or a token cannot be read */
export function startGenerator(config: GeneratorConfig, replica: number, events: GeneratorEvents): RunningGenerator {
  const writer = createWriter(config, replica);
  const { connection, release } = connectionOf(config, events);
  const counts = { sent: 0, accepted: 0, failed: 0, missed: 0 };
  const due = pacing(config, counts);
  let [open, begun, isStopped] = [0, 0, false];
  let [settled, finish] = [() => {}, () => {}];
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const piecesMax = config.pieces ?? Number.POSITIVE_INFINITY;
  const isOver = () => begun >= piecesMax || due.elapsedMs() >= (config.durationMs ?? Number.POSITIVE_INFINITY);
  const isFinished = () => isOver() && !writer.isOpen();
  const answered = () => {
    open -= 1;
    if (open === 0) settled();
    if (open === 0 && isFinished()) finish();
  };
  const send = (made: Generated) => {
    open += 1;
    counts.sent += made.items;
    connection.call({
      signal: config.telemetry.kind,
      headers: undefined,
      pieces: [bodyOf(config, made.bytes)],
      timeoutMs,
      settled: (outcome) => account(counts, made.items, outcome, events),
      left: answered,
    });
  };
  const write = (pieces: number) => {
    const made = writer.write(pieces, Date.now(), connection.headroomBytes);
    begun += pieces;
    due.sent(pieces);
    if (made.items > 0) send(made);
  };
  /** At least once, with nothing owed too: the rest of a trace that is spread over time may be due. */
  const writeOwed = (owed: number) => {
    let left = isOver() ? 0 : Math.min(piecesMax - begun, owed);
    do {
      const pieces = Math.min(left, writer.piecesMax);
      write(pieces);
      left -= pieces;
    } while (left > 0 && open < callsMax);
  };
  connection.connect();
  const timer = setInterval(() => {
    if (connection.state() === "idle") connection.connect();
    const isReady = connection.state() === "ready";
    const owed = due.look(isReady);
    if (isReady && open < callsMax) writeOwed(owed);
    if (open === 0 && isFinished()) finish();
  }, lookMs);
  const stop = async () => {
    clearInterval(timer);
    await new Promise<void>((resolve) => {
      settled = resolve;
      if (open === 0) resolve();
    });
    if (isStopped) return;
    isStopped = true;
    connection.close();
    release();
  };
  return { counts: () => ({ ...counts }), stop, done };
}

interface Pacing {
  /** @returns pieces that are owed */
  readonly look: (isReady: boolean) => number;
  readonly sent: (pieces: number) => void;
  /** Since the first connection; 0 before it. */
  readonly elapsedMs: () => number;
}

/** Time begins with the first connection. */
function pacing({ rate }: GeneratorConfig, counts: { missed: number }): Pacing {
  const schedule = createSchedule(rate);
  const fastestMs = Math.min(rate.everyMs, rate.ramp?.fromMs ?? rate.everyMs) / (rate.bursts?.factor ?? 1);
  const owedMax = Math.max(1, Math.ceil(owedMs / fastestMs));
  let startedAt: number | undefined;
  let owed = 0;
  return {
    look: (isReady) => {
      if (isReady) startedAt ??= performance.now();
      if (startedAt === undefined) return 0;
      owed += schedule.due(performance.now() - startedAt);
      counts.missed += Math.max(0, owed - owedMax);
      owed = Math.min(owed, owedMax);
      return owed;
    },
    sent: (pieces) => {
      owed -= pieces;
    },
    elapsedMs: () => (startedAt === undefined ? 0 : performance.now() - startedAt),
  };
}

function account(
  counts: { accepted: number; failed: number },
  items: number,
  outcome: CallOutcome,
  { failed }: GeneratorEvents,
): void {
  const rejected = outcome.kind === "accepted" ? Math.min(items, outcome.rejectedItems) : items;
  counts.accepted += items - rejected;
  counts.failed += rejected;
  if (rejected > 0) failed(outcome.message);
}

function bodyOf({ protocol, telemetry }: GeneratorConfig, bytes: Buffer): Buffer {
  return protocol === "http/json" ? requestToJson(telemetry.kind, bytes) : bytes;
}

function connectionOf(
  { to, protocol, compression, tls, auth, headers }: GeneratorConfig,
  { failed }: GeneratorEvents,
): { readonly connection: BackendConnection; readonly release: () => void } {
  const files = followFiles({ changed: () => {}, failed });
  const authorization = auth && followAuthorization(auth, files);
  const create = protocol === "grpc" ? createGrpcConnection : createHttpConnection;
  const own = withSmallNames(headers);
  const json = protocol === "http/json" ? { "content-type": "application/json" } : {};
  const connection = create({
    target: to,
    tls: tls && clientCredentials(tls, files),
    headers: () => ({ ...own, ...json, ...(authorization && { authorization: authorization.header() }) }),
    compressor:
      compression === "gzip" ? createCompressor(createBufferPool(compressedBytesMax), compression) : undefined,
    keepaliveMs,
    random: Math.random,
    events: { changed: () => {}, failed },
  });
  return { connection, release: files.close };
}
