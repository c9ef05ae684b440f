/**
 * A sender as an SDK is one: over gRPC or HTTP, it sends again what was refused for a while (OTLP specification 1.9, "Failures") and
 * leaves alone what may have arrived.
 */

import type { Buffer } from "node:buffer";
import { setTimeout as pause } from "node:timers/promises";
import type { Signal } from "../contract/signal.ts";
import type { ClientTls } from "../runtime/credentials/client-credentials.ts";
import { createBufferPool } from "../runtime/memory/buffer-pool.ts";
import type { BackendConnection, CallOutcome } from "../runtime/send/backend-connection.ts";
import { createCompressor } from "../runtime/send/compressor.ts";
import { createGrpcConnection } from "../runtime/send/grpc-connection.ts";
import { createHttpConnection } from "../runtime/send/http-connection.ts";

export interface Destination {
  readonly protocol: "grpc" | "http";
  /** `host:port`. */
  readonly target: string;
  readonly tls: (() => ClientTls) | undefined;
  /** Asked at each call. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly compression: "gzip" | "none";
}

export type Sent =
  | { readonly kind: "accepted"; readonly rejectedItems: number; readonly message: string }
  /** Nothing of it was taken, as far as is known. */
  | { readonly kind: "refused"; readonly message: string }
  /** Its answer was lost: it may have arrived. */
  | { readonly kind: "unknown"; readonly message: string };

export interface OtlpClient {
  readonly headroomBytes: number;
  /** @returns why nothing can be sent to it, once the time is over */
  readonly connected: (patienceMs: number) => Promise<string | undefined>;
  readonly send: (signal: Signal, bytes: Buffer) => Promise<Sent>;
  readonly close: () => void;
}

const [keepaliveMs, timeoutMs, lookMs] = [30_000, 10_000, 20];
/** As often as an SDK of OpenTelemetry, and with its pauses. */
const [attemptsMax, firstPauseMs] = [5, 250];
const compressedBytesMax = 2 ** 24;

/** @param patienceMs how long each attempt waits for a connection */
export function createOtlpClient(
  { protocol, target, tls, headers, compression }: Destination,
  patienceMs = timeoutMs,
): OtlpClient {
  let why = "it does not answer";
  /** Nothing listened during all attempts of a request: the next ones do not wait as long, each after the other. */
  let isGone = false;
  const create = protocol === "grpc" ? createGrpcConnection : createHttpConnection;
  const connection = create({
    ...{ target, tls, headers, keepaliveMs },
    compressor:
      compression === "gzip" ? createCompressor(createBufferPool(compressedBytesMax), compression) : undefined,
    random: Math.random,
    events: { changed: () => {}, failed: (reason) => (why = reason) },
  });
  const connected = async (patienceMs: number) => {
    for (const until = performance.now() + patienceMs; performance.now() < until; await pause(lookMs)) {
      if (connection.state() === "ready") return undefined;
      if (connection.state() === "idle") connection.connect();
    }
    return why;
  };
  return {
    headroomBytes: connection.headroomBytes,
    connected,
    close: connection.close,
    send: async (signal, bytes) => {
      const sent = await sendAgain(() => tried(signal, bytes), isGone ? 1 : attemptsMax);
      isGone = connection.state() !== "ready" && sent.kind === "refused";
      return sent;
    },
  };

  async function tried(signal: Signal, bytes: Buffer): Promise<CallOutcome> {
    const wrong = await connected(isGone ? 2 * lookMs : patienceMs);
    return wrong === undefined
      ? called(connection, signal, bytes)
      : { kind: "unsent", message: `there is no connection: ${wrong}` };
  }
}

async function sendAgain(attempt: () => Promise<CallOutcome>, attemptsLeft: number): Promise<Sent> {
  for (let [attempts, pauseMs] = [1, firstPauseMs]; ; attempts++, pauseMs *= 2) {
    const result = await attempt();
    if (result.kind === "accepted" || result.kind === "unknown") return result;
    const mayRepeat = result.kind === "unsent" || result.retryable;
    if (!mayRepeat || attempts >= attemptsLeft) return { kind: "refused", message: wordsOf(result) };
    await pause((result.kind === "refused" ? result.retryDelayMs : undefined) ?? pauseMs);
  }
}

function wordsOf(result: Exclude<CallOutcome, { readonly kind: "accepted" }>): string {
  return result.kind === "refused" ? `code ${result.code}, ${result.message || "without a reason"}` : result.message;
}

function called(connection: BackendConnection, signal: Signal, bytes: Buffer): Promise<CallOutcome> {
  return new Promise((resolve) => {
    let outcome: CallOutcome = { kind: "unsent", message: "it never left" };
    connection.call({
      signal,
      headers: undefined,
      pieces: [bytes],
      timeoutMs,
      settled: (result) => (outcome = result),
      left: () => resolve(outcome),
    });
  });
}
