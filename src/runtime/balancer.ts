/** A running balancer: receivers, routing and backends of one configuration, put together and taken apart. */

import type { BalancerConfig, ResolverConfig } from "../contract/balancer-config.ts";
import { backendConnectionBytes } from "../contract/memory.ts";
import type { BackendStatus, BalancerStatus } from "../contract/status.ts";
import type { Cores } from "./cores.ts";
import { type FollowedCredentials, followCredentials } from "./credentials/followed-credentials.ts";
import type { ServerCredentialsEvents } from "./credentials/server-credentials.ts";
import { Dispatcher } from "./deliver/dispatcher.ts";
import { withSmallNames } from "./header-names.ts";
import type { Listening } from "./listening.ts";
import { BackendRoom } from "./memory/backend-room.ts";
import { createBufferPool } from "./memory/buffer-pool.ts";
import { createCopies, noCopies } from "./memory/copies.ts";
import { createHeldBytes } from "./memory/held-bytes.ts";
import type { Observer } from "./observer.ts";
import type { Owners, PoolView } from "./pool/backend-pool.ts";
import { startReceivers } from "./receivers.ts";
import { inRingOrder, startResolver } from "./resolve/start-resolver.ts";
import type { BackendConnection, ConnectionEvents, ConnectionOptions } from "./send/backend-connection.ts";
import { createCompressor } from "./send/compressor.ts";
import { createGrpcConnection } from "./send/grpc-connection.ts";
import { createHttpConnection } from "./send/http-connection.ts";

export interface Balancer {
  /** The port for OTLP/gRPC; undefined if there is none. */
  readonly grpcPort: number | undefined;
  /** The port for OTLP/HTTP. */
  readonly httpPort: number | undefined;
  readonly status: () => BalancerStatus;
  /** Is not ready any more and, after the delay, accepts no more requests, delivers what is held within the drain time, ends. */
  readonly drain: () => Promise<void>;
  /** Ends at once, whatever is held. */
  readonly close: () => void;
  /** Reloads certificates and tokens, as on SIGHUP. */
  readonly refresh: () => void;
  /** Replaces a configured list of backends, as on SIGHUP; backends that are looked up stay. */
  readonly replaceBackends: (resolver: ResolverConfig) => void;
}

export interface BalancerOptions {
  readonly config: BalancerConfig;
  readonly cores: Cores;
  readonly owners: Owners;
  readonly observer: Observer;
  readonly random: () => number;
  /** Where a backend is reached that the ring knows as `host:port`. */
  readonly reach: (target: string) => string;
  readonly credentialsEvents: ServerCredentialsEvents;
}

/** How often idle buffers that nobody needed are given back. */
const trimMs = 10_000;
/** A backend that hangs is known before its calls time out: a PING after so long, and so long for its answer. */
const silentPart = 1 / 3;
/** How often a drain checks whether everything is delivered. */
const drainLookMs = 20;

/** @throws the operating system's error when a port is not available; then nothing is left open */
export async function startBalancer(options: BalancerOptions): Promise<Balancer> {
  const { config, observer, random, reach, credentialsEvents } = options;
  const { limits, resolver } = config;
  const credentials = followCredentials(config, credentialsEvents);
  const pool = createBufferPool(limits.heldBytesMax);
  const held = createHeldBytes(limits.heldBytesMax);
  const { compression } = config.exporter;
  const compressor = compression === "none" ? undefined : createCompressor(pool, compression);
  const room = new BackendRoom({
    heldBytesMax: limits.heldBytesMax,
    connectionBytes: backendConnectionBytes(config.exporter.tls !== undefined),
    leaves: (bytesMax) => {
      held.limitTo(bytesMax);
      pool.limitTo(bytesMax);
    },
    gaveWay: observer.tookTurns,
  });
  const dial = connectWith(config, credentials, { compressor, random, room });
  const connect: typeof dial = (target, events) => dial(reach(target), events);
  const copies = compressor ? createCopies(held) : noCopies;
  const dispatcher = new Dispatcher({ ...options, pool, held, copies, room, connect, checkTls: credentials.clientTls });
  const stopResolving = startResolver(resolver, random, {
    changed: (backends) => dispatcher.backends.update(backends),
    failed: observer.resolutionFailed,
  });
  const trimming = setInterval(pool.trim, trimMs);
  trimming.unref();
  let isDraining = false;
  const stop = () => {
    clearInterval(trimming);
    stopResolving();
    dispatcher.backends.close();
    credentials.close();
  };
  const receiverOptions = { config, credentials, pool, held, random, observer, exporter: dispatcher };
  const { grpc, http } = await startReceivers({ ...receiverOptions, isReady: () => !isDraining }).catch(
    (error: unknown) => {
      stop();
      throw error;
    },
  );
  const listening = [grpc, http].filter((one) => one !== undefined);
  const close = () => {
    stop();
    for (const one of listening) one.close();
  };
  return {
    grpcPort: grpc?.port,
    httpPort: http?.port,
    status: () => ({
      isReady: !isDraining && dispatcher.backends.view.backends.length > 0,
      heldBytes: held.held(),
      openParts: dispatcher.openParts,
      backends: backendStatuses(dispatcher.backends.view),
    }),
    refresh: credentials.refresh,
    replaceBackends: (next) => {
      if (resolver.kind === "static" && next.kind === "static") dispatcher.backends.update(inRingOrder(next.backends));
    },
    drain: async () => {
      isDraining = true;
      await new Promise((resolve) => setTimeout(resolve, limits.drainDelayMs));
      await drained(listening, dispatcher, limits.drainMs);
      close();
    },
    close,
  };
}

function connectWith(
  { exporter, limits }: BalancerConfig,
  { clientTls, exporterAuth }: FollowedCredentials,
  shared: Pick<ConnectionOptions, "compressor" | "random" | "room">,
): (target: string, events: ConnectionEvents) => BackendConnection {
  const createConnection = exporter.protocol === "http" ? createHttpConnection : createGrpcConnection;
  const headers = withSmallNames(exporter.headers);
  return (target, events) =>
    createConnection({
      target,
      tls: clientTls,
      headers: () => (exporterAuth ? { ...headers, authorization: exporterAuth.header() } : headers),
      keepaliveMs: Math.min(limits.keepaliveMs, exporter.timeoutMs * silentPart),
      ...shared,
      events,
    });
}

function backendStatuses({ weighted, backends, picks }: PoolView): readonly BackendStatus[] {
  return weighted.flatMap(({ endpoint, weight }, index) => {
    const backend = backends[index];
    if (!backend) return [];
    const { sender, health } = backend;
    const shares = Object.entries(picks).map(([signal, pick]) => [signal, pick.shares[index]]);
    return [
      {
        endpoint,
        weight,
        connection: sender.connection.state(),
        isAvailable: health.isAvailable(),
        reason: health.reason(),
        ejections: health.ejections(),
        lastError: health.lastError(),
        queuedItems: sender.queuedItems,
        queuedBytes: sender.queuedBytes,
        shares: Object.fromEntries(shares),
      },
    ];
  });
}

async function drained(listening: readonly Listening[], dispatcher: Dispatcher, drainMs: number): Promise<void> {
  const until = performance.now() + drainMs;
  const late = new Promise<void>((resolve) => setTimeout(resolve, drainMs).unref());
  await Promise.race([Promise.all(listening.map((one) => one.drain())), late]);
  while (dispatcher.openParts > 0 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, drainLookMs));
  }
}
