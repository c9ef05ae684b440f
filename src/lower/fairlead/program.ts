/** What a balancer of Fairlead's own is told: its configuration, every default spelled out. */

import type { BalancerConfig, RouteConfig } from "../../contract/balancer-config.ts";
import { durationMsMax } from "../../contract/limits.ts";
import { type MemoryShares, memoryShares } from "../../contract/memory.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import { type Mark, type Place, within } from "../../diagnostics/place.ts";
import { millisecondsOf } from "../../model/duration.ts";
import { type FairleadSettings, fairleadSettings, processesOf } from "../../model/fairlead-settings.ts";
import { knownBackends } from "../../model/known-backends.ts";
import type { BalancerProgram } from "../../model/programs.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import { type FairleadBalancer, isReplicated, type Route, type Topology } from "../../model/topology.ts";
import { requestLimit } from "../../needs/request-limits.ts";
import * as defaults from "../defaults.ts";
import { linkToken, senderFiles, senderToken } from "../kubernetes/secret-mounts.ts";
import { balancerConfigMap, imageOf, pageConfigMap, programConfigMap } from "../names.ts";
import type { Upstream } from "../upstream.ts";
import { lowerResolver } from "./resolver.ts";
import { type LoweredSettings, lowerSettings, settingMarks } from "./settings.ts";

export function lowerProgram(balancer: FairleadBalancer, upstream: Upstream, topology: Topology): BalancerProgram {
  const config = lowerConfig(balancer, upstream, topology);
  const delivery = balancer.settings.delivery ?? fairleadSettings.delivery.default;
  return {
    name: balancer.name,
    configMap: balancerConfigMap(balancer),
    programConfigMap: programConfigMap(balancer),
    pageConfigMap: config.telemetry.page && delivery.kind === "configMap" ? pageConfigMap(balancer) : undefined,
    config,
    marks: programMarks(balancer, upstream),
    delivery,
    baseImage: topology.images.node ?? imageOf(defaults.nodeImage, topology),
    nodeFlags: [...defaults.nodeFlags, `--max-old-space-size=${sharesOf(balancer, topology).heapMebibytes}`],
    user: defaults.podUser,
    programFolder: defaults.imageFolder,
    configFolder: defaults.balancerFolder,
    origin: balancer.origin,
  };
}

function sharesOf({ to, resources, settings }: FairleadBalancer, topology: Topology): MemoryShares {
  const processes = processesOf(settings);
  const { limits } = resources ?? defaults.fairleadResources(processes);
  return memoryShares(parseMemoryBytes(limits.memory) ?? 0, processes, knownBackends({ to }, topology));
}

function lowerConfig(balancer: FairleadBalancer, upstream: Upstream, topology: Topology): BalancerConfig {
  const { exporter, senders, delivery, health, limits, routes, resourceUpserts, processes } = lowerSettings(
    balancer.settings,
  );
  const { protocol, batch, retry, ...sending } = exporter;
  const { initialIntervalMs, maxElapsedMs, ...pauses } = retry;
  const shares = sharesOf(balancer, topology);
  const retryMs = maxElapsedMs || durationMsMax;
  // What is written is not shortened in silence: the balancer would refuse it, and so do we.
  const deadlineMs =
    balancer.settings.deadline === undefined ? Math.min(delivery.deadlineMs, retryMs) : delivery.deadlineMs;
  const requestBytesMax = requestBytesOf(balancer, exporter.requestBytesMax, topology);
  const routeOf = (signal: Signal) => lowerRoute(balancer.routes[signal], routes["*"], signal, topology);
  return {
    formatVersion: 1,
    name: balancer.name,
    processes,
    receivers: lowerReceivers(balancer),
    senders: { ...senders, headers: senders.headers.map((name) => name.toLowerCase()) },
    resourceUpserts: Object.entries(resourceUpserts).map(([key, value]) => ({ key, value })),
    routes: { traces: routeOf("traces"), metrics: routeOf("metrics"), logs: routeOf("logs") },
    resolver: lowerResolver(upstream),
    exporter: {
      protocol,
      tls: backendTls(upstream),
      auth: bearer(linkToken(upstream)),
      ...sending,
      requestBytesMax,
      callsMax: defaults.fairleadCallsMax,
      queueBytesMax: shares.heldBytesMax,
      queueItemsMax: defaults.fairleadQueueItemsMax,
      retry: { initialIntervalMs, ...defaults.fairleadRetryFactors, ...pauses, maxElapsedMs: retryMs },
      batch: lowerBatch(balancer, batch, requestBytesMax),
    },
    delivery: { ...delivery, deadlineMs },
    health: { active: activeCheck(upstream), ...health },
    telemetry: {
      metrics: { host: defaults.everywhere, port: defaults.ports.metrics },
      health: { host: defaults.everywhere, port: defaults.ports.health },
      page:
        (balancer.settings.statusPage ?? fairleadSettings.statusPage.default)
          ? { port: defaults.ports.page }
          : undefined,
      logLevel: "info",
    },
    limits: {
      ...defaults.fairleadLimits,
      ...limits,
      connectionAgeMs: limits.connectionAgeMs ?? connectionAgeMs(balancer),
      heldBytesMax: shares.heldBytesMax,
      connectionsMax: shares.connectionsMax,
      requestBytesMax: shares.requestBytesMax,
    },
  };
}

/** Where nothing is written, no more than backends take whose author has them take less. */
function requestBytesOf({ to, settings }: FairleadBalancer, lowered: number, { pools }: Topology): number {
  if (settings.maxRequestSize !== undefined) return lowered;
  const receiver = pools.find(({ name }) => name === to)?.parts.receivers?.["otlp"];
  const limit = requestLimit(receiver, settings.backendProtocol ?? fairleadSettings.backendProtocol.default);
  return Math.min(lowered, limit?.bytes ?? lowered);
}

/** What is written is not changed in silence: what does not fit together is refused. */
function lowerBatch(
  { settings }: FairleadBalancer,
  batch: LoweredSettings["exporter"]["batch"],
  requestBytesMax: number,
): BalancerConfig["exporter"]["batch"] {
  if (settings.batch === "none") return undefined;
  const isWritten = settings.batch?.bytes !== undefined;
  return { ...batch, bytesMax: isWritten ? batch.bytesMax : Math.min(batch.bytesMax, requestBytesMax) };
}

/** Members that no setting alone decides; `balancer.json` is refused at these options. */
function programMarks({ origin, settings }: FairleadBalancer, upstream: Upstream): readonly Mark[] {
  const memory = within(origin, "resources", "limits", "memory");
  return [
    ...settingMarks(origin),
    ...namedMarks(settings, origin),
    { at: ["exporter", "queueBytesMax"], origin: memory },
    ...["heldBytesMax", "connectionsMax", "requestBytesMax"].map((member) => ({
      at: ["limits", member],
      origin: memory,
    })),
    { at: ["health", "active"], origin: within(origin, "to") },
    { at: ["resolver"], origin: within(origin, "to") },
    ...["interval", "timeout"].map((time) => ({
      at: ["resolver", `${time}Ms`],
      origin: within(upstream.origin, "discovery", time),
    })),
    { at: ["routes"], origin: within(origin, "routes") },
    ...signals.map((signal) => ({ at: ["routes", signal], origin: within(origin, "routes", signal) })),
  ];
}

/** Of what the author named: one that is refused does not hide another. */
function namedMarks({ headers = {}, resourceAttributes = {} }: FairleadSettings, origin: Place): readonly Mark[] {
  return [
    ...Object.keys(headers).map((name) => ({
      at: ["exporter", "headers", name],
      origin: within(origin, "headers", name),
    })),
    ...Object.keys(resourceAttributes).map((name, index) => ({
      at: ["resourceUpserts", index],
      origin: within(origin, "resourceAttributes", name),
    })),
  ];
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
    grpc: { host: defaults.everywhere, port: defaults.ports.otlpGrpc, ...security },
    http: { host: defaults.everywhere, port: defaults.ports.otlpHttp, ...security },
  };
}

function bearer(tokenFile: string | undefined): { readonly kind: "bearer"; readonly tokenFile: string } | undefined {
  return tokenFile === undefined ? undefined : { kind: "bearer", tokenFile };
}

/** A sender stays with the one that it found, so new balancers would stay idle. */
function connectionAgeMs(balancer: FairleadBalancer): number {
  return isReplicated(balancer) ? millisecondsOf(defaults.senderConnectionAge) : 0;
}

function lowerRoute(
  route: Route | undefined,
  { algorithm, compatibleWith, failover, ...settings }: LoweredSettings["routes"]["*"],
  signal: Signal,
  { collector }: Topology,
): RouteConfig | undefined {
  if (!route) return undefined;
  return {
    algorithm: route.kind === "hash" ? algorithm : route.kind,
    routingKey: route.kind === "hash" ? route.key : "",
    routingAttributes: route.kind === "hash" ? (route.attributes ?? []) : [],
    compatibleWith: compatibleWith ?? collector.version,
    ...settings,
    failover: typeof failover === "object" ? (failover[signal] ?? fairleadSettings.failover.default) : failover,
  };
}

function backendTls({ tls }: Upstream): BalancerConfig["exporter"]["tls"] {
  return tls && { caFile: tls.ca, certFile: tls.certificate, keyFile: tls.key, serverName: tls.serverName };
}

function activeCheck({ check }: Upstream): BalancerConfig["health"]["active"] {
  if (!check) return undefined;
  return {
    kind: check.kind,
    path: check.path,
    port: check.port,
    intervalMs: millisecondsOf(check.interval),
    timeoutMs: millisecondsOf(check.timeout),
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
  };
}
