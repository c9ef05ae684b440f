/** What a balancer of Fairlead's own is told: its configuration, every default spelled out. */

import type { BalancerConfig, BatchConfig, Failover, RouteConfig } from "../../contract/balancer-config.ts";
import type { Signal } from "../../contract/signal.ts";
import { millisecondsOf } from "../../model/duration.ts";
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
import * as defaults from "../defaults.ts";
import { linkFiles, linkToken, senderFiles, senderToken } from "../kubernetes/secret-mounts.ts";
import { balancerConfigMap, headlessService, serviceHost } from "../names.ts";
import { lowerResolver } from "./resolver.ts";

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

/** Of the memory limit: what telemetry may take. The rest is Node's own. */
const heldPart = 0.5;
/** Above what Collectors send by default. */
const requestBytesMax = 16 * 2 ** 20;
/** Longest time that `balancer.json` takes; longer, and "0" for ever, is this. */
const dayMs = 86_400_000;

function lowerConfig(balancer: FairleadBalancer, pool: Pool, topology: Topology): BalancerConfig {
  const { settings } = balancer;
  const limit = parseMemoryBytes((balancer.resources ?? defaults.fairleadResources).limits.memory) ?? 0;
  const heldBytesMax = Math.max(1, Math.floor(heldPart * limit));
  const retry = settings.retry ?? defaults.fairleadRetry;
  const maxElapsedMs = Math.min(millisecondsOf(retry.maxElapsedTime) || dayMs, dayMs);
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
      tls: backendTls(pool, topology),
      auth: bearer(linkToken(pool)),
      headers: settings.headers ?? {},
      compression: settings.compression ?? "gzip",
      timeoutMs: millisecondsOf(settings.timeout ?? defaults.sendTimeout),
      callsMax: defaults.fairleadCallsMax,
      queueBytesMax: heldBytesMax,
      queueItemsMax: defaults.fairleadQueueItemsMax,
      retry: {
        initialIntervalMs: millisecondsOf(retry.initialInterval),
        multiplier: 1.5,
        randomization: 0.5,
        maxIntervalMs: millisecondsOf(retry.maxInterval),
        maxElapsedMs,
      },
      batch: lowerBatch(balancer),
    },
    delivery: {
      acknowledge: settings.acknowledge ?? "delivered",
      unplaced: settings.unplaced ?? "partial-success",
      deadlineMs: Math.min(millisecondsOf(settings.deadline ?? defaults.fairleadDeadline), maxElapsedMs),
    },
    health: lowerHealth(balancer, pool),
    telemetry: {
      metrics: { host: "0.0.0.0", port: defaults.ports.metrics },
      health: { host: "0.0.0.0", port: defaults.ports.health },
      logLevel: "info",
    },
    limits: {
      ...defaults.fairleadLimits,
      connectionAgeMs: Math.min(dayMs, millisecondsOf(settings.connectionAge ?? connectionAge(balancer))),
      heldBytesMax,
      requestBytesMax: Math.min(requestBytesMax, heldBytesMax),
    },
  };
}

function lowerReceivers({ settings: { senders = {} } }: FairleadBalancer): BalancerConfig["receivers"] {
  const { ca, certificate, key } = senderFiles;
  const security = {
    tls: senders.tls && {
      certFile: certificate,
      keyFile: key,
      clientCaFile: senders.tls.clientCertificates ? ca : undefined,
    },
    auth: bearer(senderToken(senders)),
  };
  return {
    grpc: { host: "0.0.0.0", port: defaults.ports.otlpGrpc, ...security },
    http: { host: "0.0.0.0", port: defaults.ports.otlpHttp, ...security },
  };
}

function bearer(tokenFile: string | undefined): { readonly kind: "bearer"; readonly tokenFile: string } | undefined {
  return tokenFile === undefined ? undefined : { kind: "bearer", tokenFile };
}

function lowerBatch({ settings: { batch } }: FairleadBalancer): BatchConfig | undefined {
  if (batch === "none") return undefined;
  if (!batch) return defaults.fairleadBatch;
  const { items, bytes, timeout, whenIdle } = batch;
  return {
    itemsMax: items,
    bytesMax: Math.floor(parseMemoryBytes(bytes) ?? 1),
    timeoutMs: millisecondsOf(timeout),
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

function backendTls(pool: Pool, topology: Topology): BalancerConfig["exporter"]["tls"] {
  const files = linkFiles(pool);
  return (
    files && {
      caFile: files.ca,
      certFile: files.certificate,
      keyFile: files.key,
      serverName: isNamed(pool) ? undefined : serviceHost(headlessService(pool), topology),
    }
  );
}

function lowerHealth(balancer: FairleadBalancer, pool: Pool): BalancerConfig["health"] {
  const { panicThreshold, slowStart } = balancer.settings;
  return {
    active: activeCheck(pool.healthCheck),
    ejection: lowerEjection(balancer),
    panicThreshold: panicThreshold ?? defaults.panicThreshold,
    slowStartMs: slowStart === undefined ? 0 : millisecondsOf(slowStart),
  };
}

/** Of the health_check extension that every backend has. */
function activeCheck(check: HealthCheck | undefined): BalancerConfig["health"]["active"] {
  if (!check) return undefined;
  return {
    kind: "http",
    path: "/",
    port: defaults.ports.health,
    intervalMs: millisecondsOf(check.interval),
    timeoutMs: millisecondsOf(check.timeout),
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
  };
}

function lowerEjection({ settings }: FairleadBalancer): BalancerConfig["health"]["ejection"] {
  const { consecutive5xx, interval, baseEjectionTime, maxEjectionTime, maxEjectionPercent } =
    settings.ejection ?? defaults.ejection;
  return {
    consecutive5xx,
    intervalMs: millisecondsOf(interval),
    baseEjectionTimeMs: millisecondsOf(baseEjectionTime),
    maxEjectionTimeMs: millisecondsOf(maxEjectionTime),
    maxEjectionPercent,
  };
}
