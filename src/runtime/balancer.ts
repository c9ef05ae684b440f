/** A running balancer: receivers, routing and backends of one configuration, put together and taken apart. */

import type { BalancerConfig, ResolverConfig, WeightedBackend } from "../contract/balancer-config.ts";
import type { SignalCore } from "../contract/routing-core.ts";
import type { Signal } from "../contract/signal.ts";
import { sortEndpoints } from "../routing/endpoint.ts";
import type { Authorization } from "./credentials/authorization.ts";
import { type FollowedCredentials, followCredentials } from "./credentials/followed-credentials.ts";
import type { ServerCredentialsEvents } from "./credentials/server-credentials.ts";
import { Dispatcher } from "./deliver/dispatcher.ts";
import type { Listening } from "./grpc/unary-service.ts";
import { listenHttp2 } from "./http2/server.ts";
import { type BufferPool, createBufferPool } from "./memory/buffer-pool.ts";
import { createHeldBytes, type HeldBytes } from "./memory/held-bytes.ts";
import type { Observer } from "./observer.ts";
import { grpcReceiver } from "./otlp/grpc-service.ts";
import { listenHttp } from "./otlp/http-service.ts";
import type { Owners, PoolView } from "./pool/backend-pool.ts";
import { startDnsResolver } from "./resolve/dns-resolver.ts";
import { startK8sResolver } from "./resolve/k8s-resolver.ts";
import type { Resolver, ResolverEvents } from "./resolve/resolver.ts";
import type { BackendConnection, ConnectionEvents, ConnectionState } from "./send/backend-connection.ts";
import { createHttp2Connection } from "./send/grpc-connection.ts";
import { gzipped } from "./send/gzipped.ts";
import { createHttpConnection } from "./send/http-connection.ts";

export interface Balancer {
  /** Where OTLP/gRPC is taken; undefined where it is not. */
  readonly grpcPort: number | undefined;
  /** Where OTLP/HTTP is taken. */
  readonly httpPort: number | undefined;
  readonly status: () => BalancerStatus;
  /** Takes nothing more in, delivers what is held within the drain time, ends. */
  readonly drain: () => Promise<void>;
  /** Ends at once, whatever is held. */
  readonly close: () => void;
  /** Reads certificates and tokens again, as on SIGHUP. */
  readonly refresh: () => void;
  /** Other backends than those that were configured by list, as on SIGHUP; nothing for those that are looked up. */
  readonly replaceBackends: (resolver: ResolverConfig) => void;
}

/** As it is at this moment; for people and probes. */
export interface BalancerStatus {
  readonly isReady: boolean;
  readonly heldBytes: number;
  readonly openParts: number;
  readonly backends: readonly BackendStatus[];
}

export interface BackendStatus {
  readonly endpoint: string;
  readonly weight: number;
  readonly connection: ConnectionState["kind"];
  readonly isAvailable: boolean;
  readonly reason: string;
  readonly ejections: number;
  /** Waiting or on their way. */
  readonly queuedItems: number;
  readonly queuedBytes: number;
  /** The part of evenly spread keys, by signal; empty where keys do not decide. */
  readonly shares: Readonly<Partial<Record<Signal, number>>>;
}

export interface BalancerOptions {
  readonly config: BalancerConfig;
  readonly cores: Readonly<Partial<Record<Signal, SignalCore>>>;
  readonly owners: Owners;
  readonly observer: Observer;
  readonly random: () => number;
  readonly credentialsEvents: ServerCredentialsEvents;
}

/** Idle buffers kept, as a part of all that may be held. */
const idlePart = 0.25;
/** How often a drain looks whether everything is delivered. */
const drainLookMs = 20;

/** @throws the operating system's error when a port cannot be listened on; then nothing is left open */
export async function startBalancer(options: BalancerOptions): Promise<Balancer> {
  const { config, cores, owners, observer, random, credentialsEvents } = options;
  const { limits, resolver } = config;
  const credentials = followCredentials(config, credentialsEvents);
  const buffers = createBufferPool(limits.heldBytesMax * idlePart);
  const held = createHeldBytes(limits.heldBytesMax);
  const dispatcher = new Dispatcher({
    config,
    cores,
    owners,
    buffers,
    held,
    random,
    observer,
    connect: connectWith(config, credentials, random),
  });
  const resolving = startResolver(resolver, random, {
    changed: (backends) => dispatcher.pool.update(backends),
    failed: observer.resolutionFailed,
  });
  let isDraining = false;
  const stop = () => {
    resolving?.close();
    dispatcher.pool.close();
    credentials.close();
  };
  const parts = { config, credentials, buffers, held, random, observer };
  const { grpc, http } = await startReceivers(parts, dispatcher, () => !isDraining).catch((error: unknown) => {
    stop();
    throw error;
  });
  const listening = [grpc, http].filter((one) => one !== undefined);
  const close = () => {
    stop();
    for (const one of listening) one.close();
  };
  return {
    grpcPort: grpc?.port,
    httpPort: http?.port,
    status: () => ({
      isReady: !isDraining && dispatcher.pool.view.backends.length > 0,
      heldBytes: held.held(),
      openParts: dispatcher.openParts,
      backends: backendStatuses(dispatcher.pool.view),
    }),
    refresh: credentials.refresh,
    replaceBackends: (next) => {
      if (resolver.kind === "static" && next.kind === "static") dispatcher.pool.update(inRingOrder(next.backends));
    },
    drain: async () => {
      isDraining = true;
      await drained(listening, dispatcher, limits.drainMs);
      close();
    },
    close,
  };
}

interface ReceiverParts {
  readonly config: BalancerConfig;
  readonly credentials: FollowedCredentials;
  readonly buffers: BufferPool;
  readonly held: HeldBytes;
  readonly random: () => number;
  readonly observer: Observer;
}

async function startReceivers(parts: ReceiverParts, dispatcher: Dispatcher, isReady: () => boolean) {
  const { config, credentials, buffers, held, random, observer } = parts;
  const { limits, receivers } = config;
  const authorization = credentials.grpcAuth;
  const grpc =
    receivers.grpc &&
    (await listenHttp2({
      ...receivers.grpc,
      limits,
      pool: buffers,
      held,
      credentials: credentials.grpcTls,
      random,
      service: grpcReceiver({ config, dispatcher, held, authorization, isReady, observer }),
    }));
  try {
    const http =
      receivers.http &&
      (await listenHttp({
        listener: receivers.http,
        config,
        dispatcher,
        held,
        authorization: credentials.httpAuth,
        credentials: credentials.httpTls,
        random,
        observer,
      }));
    return { grpc, http };
  } catch (error) {
    grpc?.close();
    throw error;
  }
}

function connectWith(
  config: BalancerConfig,
  credentials: FollowedCredentials,
  random: () => number,
): (target: string, events: ConnectionEvents) => BackendConnection {
  const connection = config.exporter.protocol === "http" ? createHttpConnection : createHttp2Connection;
  return (target, events) =>
    connection({
      target,
      tls: credentials.clientTls?.options,
      headers: () => headersOf(config, credentials.exporterAuth),
      compress: config.exporter.compression === "gzip" ? gzipped : undefined,
      keepaliveMs: config.limits.keepaliveMs,
      random,
      events,
    });
}

function headersOf({ exporter }: BalancerConfig, authorization: Authorization | undefined) {
  return authorization ? { ...exporter.headers, authorization: authorization.header() } : exporter.headers;
}

/** A list in the configuration is there at once. */
function startResolver(config: ResolverConfig, random: () => number, events: ResolverEvents): Resolver | undefined {
  switch (config.kind) {
    case "static":
      events.changed(inRingOrder(config.backends));
      return undefined;
    case "dns":
      return startDnsResolver(config, random, events);
    case "k8s":
      return startK8sResolver(config, random, events);
  }
}

/** Sorted by name: their order decides contested places. */
function inRingOrder(backends: readonly WeightedBackend[]): readonly WeightedBackend[] {
  const weightOf = new Map(backends.map(({ endpoint, weight }) => [endpoint, weight]));
  return sortEndpoints([...weightOf.keys()]).map((endpoint) => ({ endpoint, weight: weightOf.get(endpoint) ?? 1 }));
}

function backendStatuses({ weighted, backends, picks }: PoolView): readonly BackendStatus[] {
  return weighted.flatMap(({ endpoint, weight }, index) => {
    const backend = backends[index];
    if (!backend) return [];
    const shares = Object.entries(picks).map(([signal, pick]) => [signal, pick.shares[index]]);
    return [
      {
        endpoint,
        weight,
        connection: backend.sender.connection.state().kind,
        isAvailable: backend.health.isAvailable(),
        reason: backend.health.reason(),
        ejections: backend.health.ejections(),
        queuedItems: backend.sender.queuedItems,
        queuedBytes: backend.sender.queuedBytes,
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
