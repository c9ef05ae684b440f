/**
 * What a balancer is told: the one agreement between the compiler, which writes it as `balancer.json` with every default
 * spelled out, and the balancer, which reads it at start and on SIGHUP and checks it again. Times are milliseconds, sizes
 * bytes; a port is 1 to 65535; a file path is absolute, in the pod.
 */

import type { Signal } from "./signal.ts";

export interface BalancerConfig {
  readonly formatVersion: 1;
  /** Names the balancer in logs, metrics and on the status page. */
  readonly name: string;
  readonly receivers: ReceiversConfig;
  readonly resourceUpserts: readonly ResourceUpsert[];
  readonly routes: Readonly<Record<Signal, RouteConfig | undefined>>;
  readonly resolver: ResolverConfig;
  readonly exporter: ExporterConfig;
  readonly delivery: DeliveryConfig;
  readonly health: HealthConfig;
  readonly telemetry: TelemetryConfig;
  readonly limits: LimitsConfig;
}

/** A text attribute that every resource is given before it is routed, over one of the same name. */
export interface ResourceUpsert {
  readonly key: string;
  readonly value: string;
}

export interface ReceiversConfig {
  readonly grpc: ListenerConfig | undefined;
  readonly http: ListenerConfig | undefined;
}

export interface ListenerConfig {
  readonly host: string;
  readonly port: number;
  readonly tls: ServerTlsConfig | undefined;
  readonly auth: AuthConfig | undefined;
}

/** Read again on SIGHUP and when the files change. */
export interface ServerTlsConfig {
  readonly certFile: string;
  readonly keyFile: string;
  /** Set: clients show a certificate of this authority, or are refused. */
  readonly clientCaFile: string | undefined;
}

export interface ClientTlsConfig {
  /** The authority of backends; the system's when left out. */
  readonly caFile: string | undefined;
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
  /** The name in the backend's certificate; the host dialled when left out. */
  readonly serverName: string | undefined;
}

/** From files, so that a Secret can be rotated; surrounding white space is left out. */
export type AuthConfig =
  | { readonly kind: "bearer"; readonly tokenFile: string }
  | { readonly kind: "basic"; readonly usernameFile: string; readonly passwordFile: string };

/** How a key finds its backend. `keyed` ones keep what has one key together; the others spread whole requests. */
export type Algorithm = "ring" | "maglev" | "rendezvous" | "bounded-load" | "round-robin" | "least-loaded";

export interface RouteConfig {
  readonly algorithm: Algorithm;
  /** As the Collector's `routing_key`; empty for an algorithm that needs none. */
  readonly routingKey: string;
  readonly routingAttributes: readonly string[];
  /** Version of the Collector whose rings and keys these are, as "0.129.0"; or Fairlead's own. */
  readonly compatibleWith: string;
  /** For bounded-load: how many times the mean one backend may hold in flight; above 1. */
  readonly balanceFactor: number;
  /** What becomes of items whose backend is down: wait for it, go to the next owner, or be rejected. */
  readonly failover: Failover;
}

export type Failover = "hold" | "spill" | "shed";

export interface WeightedBackend {
  /** As it stands on the ring: `host:port`, or a host, which means port 4317. */
  readonly endpoint: string;
  /** Relative; above 0. */
  readonly weight: number;
}

export type ResolverConfig =
  | { readonly kind: "static"; readonly backends: readonly WeightedBackend[] }
  | {
      readonly kind: "dns";
      readonly hostname: string;
      readonly port: number;
      readonly intervalMs: number;
      readonly timeoutMs: number;
    }
  | {
      readonly kind: "k8s";
      readonly service: string;
      readonly namespace: string;
      /** A number, or the name of a port of the Service. */
      readonly port: number | string;
      /** For the API server: the pod's own account. */
      readonly apiServer: string;
      readonly tokenFile: string;
      readonly caFile: string;
    };

export interface ExporterConfig {
  readonly protocol: "grpc" | "http";
  /** Undefined: plain text. */
  readonly tls: ClientTlsConfig | undefined;
  readonly auth: AuthConfig | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly compression: "none" | "gzip";
  /** Of one call to a backend. */
  readonly timeoutMs: number;
  /** Calls on their way to one backend at a time. */
  readonly callsMax: number;
  /** What waits for one backend; beyond it the queue is full. */
  readonly queueBytesMax: number;
  readonly queueItemsMax: number;
  readonly retry: RetryConfig;
  readonly batch: BatchConfig | undefined;
}

/** Backoff as in the Collector's `retry_on_failure`. */
export interface RetryConfig {
  readonly initialIntervalMs: number;
  readonly multiplier: number;
  /** 0 to 1: the part of an interval by which it varies. */
  readonly randomization: number;
  readonly maxIntervalMs: number;
  /** After this long an item is given up. */
  readonly maxElapsedMs: number;
}

/** Joins what waits for one backend into larger requests: sent when one of the limits is reached. */
export interface BatchConfig {
  readonly itemsMax: number;
  readonly bytesMax: number;
  readonly timeoutMs: number;
  /** While no call to the backend is on its way: send at once, or wait for more all the same. */
  readonly whenIdle: "send" | "wait";
}

export interface DeliveryConfig {
  /** When the sender is answered: after the backends took everything, or once everything is queued. */
  readonly acknowledge: "delivered" | "queued";
  /** With `delivered`, what the sender hears of items that no backend took in time. */
  readonly unplaced: "partial-success" | "retry-all";
  /** The longest a sender waits, where it names no deadline of its own. */
  readonly deadlineMs: number;
}

export interface HealthConfig {
  readonly active: ActiveCheckConfig | undefined;
  readonly ejection: EjectionConfig | undefined;
  /** Percent of backends; with fewer healthy ones, health is disregarded (Envoy's healthy panic threshold). */
  readonly panicThreshold: number;
  /** Time in which a backend that came back grows into its share; 0 for at once. */
  readonly slowStartMs: number;
}

export interface ActiveCheckConfig {
  readonly kind: "grpc" | "http" | "tcp";
  /** Of an HTTP check. */
  readonly path: string;
  /** Undefined: the port to which telemetry goes. */
  readonly port: number | undefined;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** Passive ejection by failed calls in a row, with the names of Envoy's outlier detection. */
export interface EjectionConfig {
  readonly consecutive5xx: number;
  readonly intervalMs: number;
  readonly baseEjectionTimeMs: number;
  readonly maxEjectionTimeMs: number;
  /** Percent of backends that may be ejected at once; one always may. */
  readonly maxEjectionPercent: number;
}

export interface TelemetryConfig {
  /** Prometheus metrics at /metrics. */
  readonly metrics: { readonly host: string; readonly port: number };
  /** Liveness at /livez, readiness at /readyz and /, state as JSON at /status. */
  readonly health: { readonly host: string; readonly port: number };
  readonly logLevel: "debug" | "info" | "warn" | "error";
}

export interface LimitsConfig {
  /** Of one request, compressed and decompressed. */
  readonly requestBytesMax: number;
  /** Of all requests held at a time, received or queued; beyond it requests are refused as retryable. */
  readonly heldBytesMax: number;
  readonly connectionsMax: number;
  /** Requests at a time on one connection. */
  readonly streamsMax: number;
  /** From the first byte of a request to its last. */
  readonly receiveTimeoutMs: number;
  /** Without a byte from the peer for this long, it is asked for one; without an answer the connection ends. */
  readonly keepaliveMs: number;
  /**
   * A sender's connection is ended in an orderly way after about this long, so that senders find new balancers; 0 for never.
   */
  readonly connectionAgeMs: number;
  /** From SIGTERM to the end: what is held is delivered in this time. */
  readonly drainMs: number;
}
