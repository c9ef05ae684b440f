/** A whole configuration of a balancer for tests; what a test is about it says itself. */

import type { BalancerConfig, RouteConfig } from "../../src/contract/balancer-config.ts";

export const route: RouteConfig = {
  algorithm: "ring",
  routingKey: "traceID",
  routingAttributes: [],
  compatibleWith: "0.129.0",
  balanceFactor: 1.25,
  failover: "hold",
};

export function balancerConfig(
  endpoints: readonly string[],
  { failover = route.failover, ...changes }: Partial<BalancerConfig> & { failover?: RouteConfig["failover"] } = {},
): BalancerConfig {
  return {
    formatVersion: 1,
    processes: 1,
    name: "edge",
    receivers: { grpc: { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined }, http: undefined },
    senders: { origins: [], headers: [] },
    resourceUpserts: [],
    routes: { traces: { ...route, failover }, metrics: undefined, logs: undefined },
    resolver: { kind: "static", backends: endpoints.map((endpoint) => ({ endpoint, weight: 1 })) },
    exporter: {
      protocol: "grpc",
      tls: undefined,
      auth: undefined,
      headers: {},
      compression: "none",
      timeoutMs: 500,
      requestBytesMax: 4_194_304,
      callsMax: 8,
      queueBytesMax: 1_000_000,
      queueItemsMax: 10_000,
      retry: { initialIntervalMs: 20, multiplier: 1.5, randomization: 0, maxIntervalMs: 100, maxElapsedMs: 5_000 },
      batch: undefined,
    },
    delivery: { acknowledge: "delivered", unplaced: "partial-success", deadlineMs: 2_000 },
    health: { active: undefined, ejection: undefined, panicThreshold: 0, slowStartMs: 0 },
    telemetry: {
      metrics: { host: "127.0.0.1", port: 0 },
      health: { host: "127.0.0.1", port: 0 },
      page: undefined,
      logLevel: "info",
    },
    limits: {
      requestBytesMax: 1_000_000,
      heldBytesMax: 10_000_000,
      connectionsMax: 100,
      connectionsPerAddressMax: undefined,
      streamsMax: 100,
      receiveTimeoutMs: 5_000,
      keepaliveMs: 5_000,
      connectionAgeMs: 0,
      drainDelayMs: 0,
      drainMs: 2_000,
    },
    ...changes,
  };
}
