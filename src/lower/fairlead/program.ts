/** What a balancer of Fairlead's own is told: its configuration, every default spelled out. */

import type {
  BalancerConfig,
  BatchConfig,
  Failover,
  ResolverConfig,
  RouteConfig,
} from "../../contract/balancer-config.ts";
import type { Signal } from "../../contract/signal.ts";
import { parseDurationMs } from "../../model/duration.ts";
import type { BalancerProgram } from "../../model/plan.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import {
  type FairleadBalancer,
  type HealthCheck,
  isNamed,
  isReplicated,
  type Pool,
  type Route,
  type Topology,
} from "../../model/topology.ts";
import { sortEndpoints } from "../../routing/endpoint.ts";
import { buildHashPicker } from "../../routing/pick/hash-picker.ts";
import { keyedAlgorithm } from "../../routing/route-rule.ts";
import type { BackendShare } from "../collector/shares.ts";
import * as defaults from "../defaults.ts";
import { backendPort, balancerConfigMap, headlessService, poolWorkloads, serviceHost, weightUnits } from "../names.ts";

export function lowerProgram(balancer: FairleadBalancer, pool: Pool, topology: Topology): BalancerProgram {
  return {
    name: balancer.name,
    configMap: balancerConfigMap(balancer),
    config: lowerConfig(balancer, pool, topology),
    delivery: balancer.settings.delivery ?? { kind: "configMap" },
    baseImage: defaults.nodeImage,
    nodeFlags: defaults.nodeFlags,
    programFolder: defaults.imageFolder,
    configFolder: defaults.balancerFolder,
    origin: balancer.origin,
  };
}

/** Exact shares of keys; empty when endpoints are only known at run time, and where keys do not decide. */
export function programShares(
  balancer: FairleadBalancer,
  pool: Pool,
  topology: Topology,
  signal: Signal,
): readonly BackendShare[] {
  const route = lowerRoute(balancer, topology, signal);
  const algorithm = route && keyedAlgorithm(route);
  const resolver = lowerResolver(balancer, pool, topology);
  if (!algorithm || resolver.kind !== "static") return [];
  const { endpoints, shares } = buildHashPicker(algorithm, resolver.backends);
  const total = resolver.backends.reduce((sum, { weight }) => sum + weight, 0);
  return endpoints.map((endpoint, index) => ({
    endpoint: endpoint.split(".")[0] ?? endpoint,
    asked: (resolver.backends[index]?.weight ?? 0) / total,
    share: shares[index] ?? 0,
  }));
}

/** Of the memory limit: what telemetry may take. The rest is Node's own. */
const heldPart = 0.5;
/** Above what Collectors send by default. */
const requestBytesMax = 16 * 2 ** 20;
/** Longest time that `balancer.json` takes; longer, and "0" for ever, is this. */
const dayMs = 86_400_000;

const milliseconds = (duration: string) => parseDurationMs(duration) ?? 0;

function lowerConfig(balancer: FairleadBalancer, pool: Pool, topology: Topology): BalancerConfig {
  const { settings } = balancer;
  const limit = parseMemoryBytes((balancer.resources ?? defaults.fairleadResources).limits.memory) ?? 0;
  const heldBytesMax = Math.max(1, Math.floor(heldPart * limit));
  const retry = balancer.retry ?? defaults.fairleadRetry;
  const maxElapsedMs = Math.min(milliseconds(retry.maxElapsedTime) || dayMs, dayMs);
  return {
    formatVersion: 1,
    name: balancer.name,
    receivers: lowerReceivers(balancer),
    resourceUpserts: Object.entries(settings.resourceAttributes ?? {}).map(([key, value]) => ({ key, value })),
    routes: {
      traces: lowerRoute(balancer, topology, "traces"),
      metrics: lowerRoute(balancer, topology, "metrics"),
      logs: lowerRoute(balancer, topology, "logs"),
    },
    resolver: lowerResolver(balancer, pool, topology),
    exporter: {
      protocol: settings.backendProtocol ?? "grpc",
      tls: clientTls(pool, topology),
      auth: pool.auth && { kind: "bearer", tokenFile: `${defaults.tokenFolder}/${pool.auth.key}` },
      headers: balancer.headers ?? {},
      compression: balancer.compression === "none" ? "none" : "gzip",
      timeoutMs: milliseconds(balancer.timeout ?? defaults.sendTimeout),
      callsMax: defaults.fairleadCallsMax,
      queueBytesMax: heldBytesMax,
      queueItemsMax: defaults.fairleadQueueItemsMax,
      retry: {
        initialIntervalMs: milliseconds(retry.initialInterval),
        multiplier: 1.5,
        randomization: 0.5,
        maxIntervalMs: milliseconds(retry.maxInterval),
        maxElapsedMs,
      },
      batch: lowerBatch(balancer),
    },
    delivery: {
      acknowledge: settings.acknowledge ?? "delivered",
      unplaced: settings.unplaced ?? "partial-success",
      deadlineMs: Math.min(milliseconds(settings.deadline ?? defaults.fairleadDeadline), maxElapsedMs),
    },
    health: lowerHealth(balancer, pool),
    telemetry: {
      metrics: { host: "0.0.0.0", port: defaults.ports.metrics },
      health: { host: "0.0.0.0", port: defaults.ports.health },
      logLevel: "info",
    },
    limits: {
      ...defaults.fairleadLimits,
      connectionAgeMs: Math.min(dayMs, milliseconds(settings.connectionAge ?? connectionAge(balancer))),
      heldBytesMax,
      requestBytesMax: Math.min(requestBytesMax, heldBytesMax),
    },
  };
}

function lowerReceivers({ settings }: FairleadBalancer): BalancerConfig["receivers"] {
  const { tls, auth } = settings.senders ?? {};
  const folder = defaults.sendersTlsFolder;
  const security = {
    tls: tls && {
      certFile: `${folder}/tls.crt`,
      keyFile: `${folder}/tls.key`,
      clientCaFile: tls.clientCertificates ? `${folder}/ca.crt` : undefined,
    },
    auth: auth && { kind: "bearer" as const, tokenFile: `${defaults.sendersTokenFolder}/${auth.key}` },
  };
  return {
    grpc: { host: "0.0.0.0", port: defaults.ports.otlpGrpc, ...security },
    http: { host: "0.0.0.0", port: defaults.ports.otlpHttp, ...security },
  };
}

function lowerBatch({ settings: { batch } }: FairleadBalancer): BatchConfig | undefined {
  if (batch === "none") return undefined;
  if (!batch) return defaults.fairleadBatch;
  const { items, bytes, timeout, whenIdle } = batch;
  return {
    itemsMax: items,
    bytesMax: Math.floor(parseMemoryBytes(bytes) ?? 1),
    timeoutMs: milliseconds(timeout),
    whenIdle,
  };
}

/** A sender stays with the one that it found, so new balancers would stay idle. */
function connectionAge(balancer: FairleadBalancer): string {
  return isReplicated(balancer) ? defaults.fairleadConnectionAge : "0s";
}

function lowerRoute(balancer: FairleadBalancer, topology: Topology, signal: Signal): RouteConfig | undefined {
  const route = balancer.routes[signal];
  if (!route) return undefined;
  const { compatibleWith, algorithm, balanceFactor } = balancer.settings;
  return {
    algorithm: route.kind === "hash" ? (algorithm ?? "ring") : route.kind,
    routingKey: keyOf(route),
    routingAttributes: route.kind === "hash" ? (route.attributes ?? []) : [],
    compatibleWith: compatibleWith ?? topology.collector.version,
    balanceFactor: balanceFactor ?? defaults.balanceFactor,
    failover: failoverOf(balancer, signal),
  };
}

const keyOf = (route: Route) => (route.kind === "hash" ? route.key : "");

function failoverOf({ settings }: FairleadBalancer, signal: Signal): Failover {
  const { failover } = settings;
  return (typeof failover === "object" ? failover[signal] : failover) ?? "hold";
}

/** Sorted, as every resolver hands endpoints over: their order decides contested places. */
function lowerResolver(balancer: FairleadBalancer, pool: Pool, topology: Topology): ResolverConfig {
  const port = backendPort(balancer);
  if (isNamed(pool)) {
    const units = weightUnits(pool);
    const weightOf = new Map(
      poolWorkloads(pool).map((name, index) => [`${serviceHost(name, topology)}:${port}`, units[index] ?? 1]),
    );
    const sorted = sortEndpoints([...weightOf.keys()]);
    return {
      kind: "static",
      backends: sorted.map((endpoint) => ({ endpoint, weight: weightOf.get(endpoint) ?? 1 })),
    };
  }
  const { discovery } = pool;
  if (discovery.kind === "k8s") {
    return {
      kind: "k8s",
      service: headlessService(pool),
      namespace: topology.namespace,
      port,
      apiServer: defaults.apiServer,
      tokenFile: `${defaults.accountFolder}/token`,
      caFile: `${defaults.accountFolder}/ca.crt`,
    };
  }
  const asked: { readonly interval?: string; readonly timeout?: string } = discovery.kind === "dns" ? discovery : {};
  return {
    kind: "dns",
    hostname: serviceHost(headlessService(pool), topology),
    port,
    intervalMs: milliseconds(asked.interval ?? defaults.dnsInterval),
    timeoutMs: milliseconds(asked.timeout ?? defaults.dnsTimeout),
  };
}

function clientTls(pool: Pool, topology: Topology): BalancerConfig["exporter"]["tls"] {
  if (pool.security === undefined || pool.security === "plaintext") return undefined;
  return {
    caFile: `${defaults.tlsFolder}/ca.crt`,
    certFile: `${defaults.tlsFolder}/tls.crt`,
    keyFile: `${defaults.tlsFolder}/tls.key`,
    serverName: isNamed(pool) ? undefined : serviceHost(headlessService(pool), topology),
  };
}

function lowerHealth(balancer: FairleadBalancer, pool: Pool): BalancerConfig["health"] {
  const { panicThreshold, slowStart } = balancer.settings;
  return {
    active: activeCheck(pool.healthCheck),
    ejection: lowerEjection(balancer),
    panicThreshold: panicThreshold ?? defaults.panicThreshold,
    slowStartMs: slowStart === undefined ? 0 : milliseconds(slowStart),
  };
}

/** Of the health_check extension that every backend has. */
function activeCheck(check: HealthCheck | undefined): BalancerConfig["health"]["active"] {
  if (!check) return undefined;
  return {
    kind: "http",
    path: "/",
    port: defaults.ports.health,
    intervalMs: milliseconds(check.interval),
    timeoutMs: milliseconds(check.timeout),
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
  };
}

function lowerEjection({ settings }: FairleadBalancer): BalancerConfig["health"]["ejection"] {
  const { consecutive5xx, interval, baseEjectionTime, maxEjectionTime, maxEjectionPercent } =
    settings.ejection ?? defaults.ejection;
  return {
    consecutive5xx,
    intervalMs: milliseconds(interval),
    baseEjectionTimeMs: milliseconds(baseEjectionTime),
    maxEjectionTimeMs: milliseconds(maxEjectionTime),
    maxEjectionPercent,
  };
}
