/** The shape of `balancer.json`, member by member as contract/balancer-config.ts, with the range of each number. */

import type * as contract from "./balancer-config.ts";
import { byKind, either, list, number, object, oneOf, optional, type Reader, record, text } from "./json-shape.ts";
import { balanceFactorRange, durationMsMax, endpointsMax, percentRange, weightRatioMax } from "./limits.ts";

const gibibyte = 2 ** 30;

const port = number({ min: 1, max: 65_535, whole: true });
const duration = number({ min: 1, max: durationMsMax });
const durationOrNone = number({ min: 0, max: durationMsMax });
const percent = number(percentRange);
const bytes = number({ min: 1, max: 64 * gibibyte, whole: true });
const count = number({ min: 1, max: 1_000_000_000, whole: true });
const word = text();
const path = text(/^\/./, "an absolute path");
/** A token (RFC 9110, 5.6.2) that is neither HTTP's nor gRPC's own. */
const headerName = {
  accepts:
    /^(?!(?:grpc-.*|te|host|connection|transfer-encoding|content-(?:type|length|encoding))$)[!#$%&'*+.^_`|~0-9A-Za-z-]+$/i,
  what: "a header name that is not the protocol's own",
};
const endpoint = text(/^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?$/, "a host, or host:port");

const auth = byKind<contract.AuthConfig>({
  bearer: object({ kind: oneOf("bearer"), tokenFile: path }),
  basic: object({ kind: oneOf("basic"), usernameFile: path, passwordFile: path }),
});

const listener = object<contract.ListenerConfig>({
  host: word,
  port,
  tls: optional(object<contract.ServerTlsConfig>({ certFile: path, keyFile: path, clientCaFile: optional(path) })),
  auth: optional(auth),
});

const route = object<contract.RouteConfig>({
  algorithm: oneOf("ring", "maglev", "rendezvous", "bounded-load", "round-robin", "least-loaded"),
  routingKey: text(/^.*$/, "a routing key, or empty"),
  routingAttributes: list(word, { max: 100 }),
  compatibleWith: text(/^(?:fairlead|\d+\.\d+\.\d+)$/, 'a version as "0.129.0", or "fairlead"'),
  balanceFactor: number(balanceFactorRange),
  failover: oneOf("hold", "spill", "shed"),
});

const resolver = byKind<contract.ResolverConfig>({
  static: object({
    kind: oneOf("static"),
    backends: list(
      object<contract.WeightedBackend>({ endpoint, weight: number({ min: 1 / weightRatioMax, max: weightRatioMax }) }),
      { max: endpointsMax },
    ),
  }),
  dns: object({ kind: oneOf("dns"), hostname: word, port, intervalMs: duration, timeoutMs: duration }),
  k8s: object({
    kind: oneOf("k8s"),
    service: word,
    namespace: word,
    port: either(port, word),
    apiServer: text(/^https?:\/\/./, "the address of the API server"),
    tokenFile: path,
    caFile: path,
  }),
});

const exporter = object<contract.ExporterConfig>({
  protocol: oneOf("grpc", "http"),
  tls: optional(
    object<contract.ClientTlsConfig>({
      caFile: optional(path),
      certFile: optional(path),
      keyFile: optional(path),
      serverName: optional(word),
    }),
  ),
  auth: optional(auth),
  headers: record(text(/^[\x20-\x7e]*$/, "printable text"), headerName),
  compression: oneOf("none", "gzip"),
  timeoutMs: duration,
  callsMax: number({ min: 1, max: 1_000, whole: true }),
  queueBytesMax: bytes,
  queueItemsMax: count,
  retry: object<contract.RetryConfig>({
    initialIntervalMs: duration,
    multiplier: number({ min: 1, max: 100 }),
    randomization: number({ min: 0, max: 1 }),
    maxIntervalMs: duration,
    maxElapsedMs: duration,
  }),
  batch: optional(
    object<contract.BatchConfig>({
      itemsMax: count,
      bytesMax: bytes,
      timeoutMs: duration,
      whenIdle: oneOf("send", "wait"),
    }),
  ),
});

const health = object<contract.HealthConfig>({
  active: optional(
    object<contract.ActiveCheckConfig>({
      kind: oneOf("grpc", "http", "tcp"),
      path: text(/^\//, "a path"),
      port: optional(port),
      intervalMs: duration,
      timeoutMs: duration,
      healthyThreshold: count,
      unhealthyThreshold: count,
    }),
  ),
  ejection: optional(
    object<contract.EjectionConfig>({
      consecutive5xx: count,
      intervalMs: duration,
      baseEjectionTimeMs: duration,
      maxEjectionTimeMs: duration,
      maxEjectionPercent: percent,
    }),
  ),
  panicThreshold: percent,
  slowStartMs: durationOrNone,
});

const limits = object<contract.LimitsConfig>({
  requestBytesMax: bytes,
  heldBytesMax: bytes,
  connectionsMax: count,
  streamsMax: count,
  receiveTimeoutMs: duration,
  keepaliveMs: duration,
  connectionAgeMs: durationOrNone,
  drainMs: durationOrNone,
});

const served = object({ host: word, port });

export const balancerConfigShape: Reader<contract.BalancerConfig> = object<contract.BalancerConfig>({
  formatVersion: oneOf(1),
  name: word,
  receivers: object<contract.ReceiversConfig>({ grpc: optional(listener), http: optional(listener) }),
  resourceUpserts: list(object<contract.ResourceUpsert>({ key: word, value: text(/^[\s\S]*$/, "text") }), { max: 100 }),
  routes: object<contract.BalancerConfig["routes"]>({
    traces: optional(route),
    metrics: optional(route),
    logs: optional(route),
  }),
  resolver,
  exporter,
  delivery: object<contract.DeliveryConfig>({
    acknowledge: oneOf("delivered", "queued"),
    unplaced: oneOf("partial-success", "retry-all"),
    deadlineMs: duration,
  }),
  health,
  telemetry: object<contract.TelemetryConfig>({
    metrics: served,
    health: served,
    logLevel: oneOf("debug", "info", "warn", "error"),
  }),
  limits,
});
