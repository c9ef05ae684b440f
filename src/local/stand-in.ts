/**
 * Fairlead's balancer in the place of a Collector: the same rings and keys as that version's exporter, with a queue for each
 * backend that holds what cannot be delivered yet.
 */

import type { BalancerConfig, RouteConfig } from "../contract/balancer-config.ts";
import { otlpPorts } from "../contract/otlp-ports.ts";
import type { Signal } from "../contract/signal.ts";
import type { SignalRoute } from "../inspect/routed-balancer.ts";

const mebibyte = 2 ** 20;
const at = (port: number) => ({ host: "127.0.0.1", port });
const listener = (port: number) => ({ ...at(port), tls: undefined, auth: undefined });

/** Addresses are filled in where it is started. */
export function standInConfig(name: string, routes: readonly SignalRoute[]): BalancerConfig {
  const routeOf = (wanted: Signal): RouteConfig | undefined => {
    const route = routes.find(({ signal }) => signal === wanted)?.route;
    return route && { ...route, balanceFactor: 1.25 };
  };
  return {
    formatVersion: 1,
    name,
    processes: 1,
    receivers: { grpc: listener(otlpPorts.grpc), http: listener(otlpPorts.http) },
    senders: { origins: [], headers: [] },
    resourceUpserts: [],
    routes: { traces: routeOf("traces"), metrics: routeOf("metrics"), logs: routeOf("logs") },
    resolver: { kind: "static", backends: [] },
    exporter: {
      protocol: "grpc",
      tls: undefined,
      auth: undefined,
      headers: {},
      compression: "none",
      timeoutMs: 5_000,
      callsMax: 16,
      queueBytesMax: 64 * mebibyte,
      queueItemsMax: 1_000_000,
      // What a Collector takes where it is not told otherwise (gRPC).
      requestBytesMax: 4 * mebibyte,
      retry: {
        initialIntervalMs: 100,
        multiplier: 1.5,
        randomization: 0.5,
        maxIntervalMs: 2_000,
        maxElapsedMs: 30_000,
      },
      batch: undefined,
    },
    // A Collector answers once everything is queued.
    delivery: { acknowledge: "queued", unplaced: "partial-success", deadlineMs: 30_000 },
    health: { active: undefined, ejection: undefined, panicThreshold: 50, slowStartMs: 0 },
    telemetry: { metrics: at(8_888), health: at(13_133), page: undefined, logLevel: "info" },
    limits: {
      requestBytesMax: 16 * mebibyte,
      heldBytesMax: 256 * mebibyte,
      connectionsMax: 1_000,
      connectionsPerAddressMax: undefined,
      streamsMax: 100,
      receiveTimeoutMs: 30_000,
      keepaliveMs: 30_000,
      connectionAgeMs: 0,
      drainDelayMs: 0,
      drainMs: 10_000,
    },
  };
}
