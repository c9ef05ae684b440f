/** A backend that takes OTLP in every form that a balancer sends, and counts it. It can be stopped and started on the same port. */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { Signal } from "../contract/signal.ts";
import { grpcCode } from "../runtime/grpc/status.ts";
import type { Cancellable } from "../runtime/grpc/unary-server.ts";
import type { Listening } from "../runtime/listening.ts";
import { createBufferPool } from "../runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../runtime/memory/held-bytes.ts";
import { observers } from "../runtime/observer.ts";
import type { ExportRequest } from "../runtime/otlp/export-request.ts";
import { startReceivers } from "../runtime/receivers.ts";
import { loopback } from "./loopback.ts";
import { standInConfig } from "./stand-in.ts";

export interface Sink {
  readonly grpcPort: number;
  readonly httpPort: number;
  readonly isUp: () => boolean;
  /** How late it answers. */
  readonly delayMs: () => number;
  /** From now on it answers so late; never with infinity. */
  readonly answerAfter: (delayMs: number) => void;
  readonly start: () => Promise<void>;
  /** Every connection ends at once, as when the process is killed. */
  readonly stop: () => void;
}

export interface SinkOptions {
  readonly grpcPort: number;
  readonly httpPort: number;
  /** Hears of each request before it is answered; the bytes are its own until then. */
  readonly received: (signal: Signal, request: Uint8Array) => void;
}

/** @throws the operating system's error when a port is not available */
export async function startSink({ grpcPort, httpPort, received }: SinkOptions): Promise<Sink> {
  const config = sinkConfig(grpcPort, httpPort);
  const credentials = {
    ...{ grpcTls: undefined, httpTls: undefined, clientTls: undefined },
    ...{ grpcAuth: undefined, httpAuth: undefined, exporterAuth: undefined },
    refresh: () => {},
    close: () => {},
  };
  let open: readonly Listening[] = [];
  let delayMs = 0;
  const start = async () => {
    const { grpc, http } = await startReceivers({
      config,
      credentials,
      pool: createBufferPool(config.limits.heldBytesMax),
      held: createHeldBytes(config.limits.heldBytesMax),
      random: Math.random,
      observer: observers([]),
      isReady: () => true,
      exporter: { export: (request) => taken(request, received, delayMs) },
    });
    open = [grpc, http].filter((one) => one !== undefined);
  };
  await start();
  return {
    grpcPort,
    httpPort,
    isUp: () => open.length > 0,
    delayMs: () => delayMs,
    answerAfter: (ms) => {
      delayMs = ms;
    },
    start: async () => {
      if (open.length === 0) await start();
    },
    stop: () => {
      for (const one of open) one.close();
      open = [];
    },
  };
}

const anyRoute = { algorithm: "round-robin", balanceFactor: 1.25, failover: "hold" } as const;

function sinkConfig(grpcPort: number, httpPort: number): BalancerConfig {
  const base = standInConfig("sink", []);
  const route = { ...anyRoute, compatibleWith: "fairlead", routingKey: "", routingAttributes: [] } as const;
  const listener = (port: number) => ({ host: loopback, port, tls: undefined, auth: undefined });
  return {
    ...base,
    receivers: { grpc: listener(grpcPort), http: listener(httpPort) },
    routes: { traces: route, metrics: route, logs: route },
  };
}

/** @returns what an answer that is still to come is called off by: its sender has gone away */
function taken(request: ExportRequest, received: SinkOptions["received"], delayMs: number): Cancellable | undefined {
  received(request.signal, request.bytes);
  request.release();
  const answer = () => request.answer({ code: grpcCode.ok, message: "", rejectedItems: 0, retryDelayMs: undefined });
  if (delayMs === 0) {
    answer();
    return undefined;
  }
  if (delayMs === Number.POSITIVE_INFINITY) return undefined;
  const late = setTimeout(answer, delayMs);
  return { cancel: () => clearTimeout(late) };
}
