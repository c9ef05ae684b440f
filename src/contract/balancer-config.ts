/**
 * What a balancer is told: the one agreement between the compiler, which writes it as `balancer.json` with every default
 * spelled out, and the balancer, which reads it at start and on SIGHUP and checks it again. Times are milliseconds, sizes
 * bytes; a port is 1 to 65535; a file path is absolute, in the pod. The types follow from the shape.
 */

import { pageOrigin } from "./cross-origin.ts";
import { byKind, either, list, number, object, oneOf, optional, type ReadBy, record, text } from "./json-shape.ts";
import {
  balanceFactorRange,
  durationMsMax,
  endpointsMax,
  percentRange,
  processesMax,
  weightRatioMax,
} from "./limits.ts";

const gibibyte = 2 ** 30;

const port = number({ min: 1, max: 65_535, whole: true });
const duration = number({ min: 1, max: durationMsMax });
const durationOrNone = number({ min: 0, max: durationMsMax });
const percent = number(percentRange);
const bytes = number({ min: 1, max: 64 * gibibyte, whole: true });
const count = number({ min: 1, max: 1_000_000_000, whole: true });
const word = text();
const path = text(/^\/./, "an absolute path");
/** A token (RFC 9110, 5.6.2). */
const headerName = { accepts: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, otherwise: "is not the name of a header" };
const ownHeader = {
  accepts: /^(?!(?:grpc-.*|te|host|connection|transfer-encoding|content-(?:type|length|encoding))$)/i,
  otherwise: "is a header that HTTP or gRPC sets itself",
};
/** Of ours, with every request. */
export const headersShape = record(text(/^[\x20-\x7e]*$/, "printable text"), headerName, ownHeader);
const originForm = text(pageOrigin.accepts, pageOrigin.otherwise);
const ownHeaders =
  "grpc-.*|te|host|connection|transfer-encoding|content-(?:type|length|encoding)|user-agent|origin|cookie";
const handedOnName = text(
  new RegExp(`^(?!(?:${ownHeaders})$)[!#$%&'*+.^_\`|~0-9A-Za-z-]+$`, "i"),
  "the name of a header that HTTP and gRPC do not set themselves",
);
const endpoint = text(/^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?$/, "a host, or host:port");

/** From files, so that a Secret can be rotated; surrounding white space is left out. */
export const authShape = byKind({
  bearer: object({ kind: oneOf("bearer"), tokenFile: path }),
  basic: object({ kind: oneOf("basic"), usernameFile: path, passwordFile: path }),
});
export type AuthConfig = ReadBy<typeof authShape>;

/** Read again on SIGHUP and when the files change. */
const serverTls = object({
  certFile: path,
  keyFile: path,
  /** Set: clients show a certificate of this authority, or are refused. */
  clientCaFile: optional(path),
});
export type ServerTlsConfig = ReadBy<typeof serverTls>;

const listener = object({ host: word, port, tls: optional(serverTls), auth: optional(authShape) });
export type ListenerConfig = ReadBy<typeof listener>;

const senders = object({
  /** Pages of these may send from browsers over HTTP: origins, with a `*` for any characters; `*` alone is every page. */
  origins: list(originForm, { max: 100 }),
  /** Headers that backends see as senders set them. */
  headers: list(handedOnName, { max: 20 }),
});

/** A text attribute that every resource is given before it is routed, over one of the same name. */
export const resourceUpsertShape = object({ key: word, value: text(/^[\s\S]*$/, "text") });
export type ResourceUpsert = ReadBy<typeof resourceUpsertShape>;

/** How a key finds its backend. The first four keep what has one key together; the others spread whole requests. */
const algorithm = oneOf("ring", "maglev", "rendezvous", "bounded-load", "round-robin", "least-loaded");
export type Algorithm = ReadBy<typeof algorithm>;

const failover = oneOf("hold", "spill", "shed");
export type Failover = ReadBy<typeof failover>;

export const routeShape = object({
  algorithm,
  /** As the Collector's `routing_key`; empty for an algorithm that needs none. */
  routingKey: text(/^.*$/, "a routing key, or empty"),
  routingAttributes: list(word, { max: 100 }),
  /** Version of the Collector whose rings and keys these are, as "0.129.0"; or Fairlead's own. */
  compatibleWith: text(/^(?:fairlead|\d+\.\d+\.\d+)$/, 'a version as "0.129.0", or "fairlead"'),
  /** For bounded-load: how many times the mean one backend may hold in flight; above 1. */
  balanceFactor: number(balanceFactorRange),
  /** What becomes of items whose backend is down: wait for it, go to the next owner, or be rejected. */
  failover,
});
export type RouteConfig = ReadBy<typeof routeShape>;

export const weightedBackendShape = object({
  /** As it stands on the ring: `host:port`, or a host, which means port 4317. */
  endpoint,
  /** Relative; above 0. */
  weight: number({ min: 1 / weightRatioMax, max: weightRatioMax }),
});
export type WeightedBackend = ReadBy<typeof weightedBackendShape>;

const resolver = byKind({
  static: object({ kind: oneOf("static"), backends: list(weightedBackendShape, { max: endpointsMax }) }),
  dns: object({ kind: oneOf("dns"), hostname: word, port, intervalMs: duration, timeoutMs: duration }),
  k8s: object({
    kind: oneOf("k8s"),
    service: word,
    namespace: word,
    /** A number, or the name of a port of the Service. */
    port: either(port, word),
    /** For the API server: the pod's own account. */
    apiServer: text(/^https?:\/\/./, "the address of the API server"),
    tokenFile: path,
    caFile: path,
  }),
});
export type ResolverConfig = ReadBy<typeof resolver>;

export const clientTlsShape = object({
  /** The authority of backends; the system's when left out. */
  caFile: optional(path),
  certFile: optional(path),
  keyFile: optional(path),
  /** The name in the backend's certificate; the host dialled when left out. */
  serverName: optional(word),
});
export type ClientTlsConfig = ReadBy<typeof clientTlsShape>;

/** Backoff as in the Collector's `retry_on_failure`. */
const retry = object({
  initialIntervalMs: duration,
  multiplier: number({ min: 1, max: 100 }),
  /** The part of an interval by which it varies. */
  randomization: number({ min: 0, max: 1 }),
  maxIntervalMs: duration,
  /** After this long an item is given up. */
  maxElapsedMs: duration,
});
export type RetryConfig = ReadBy<typeof retry>;

/** Joins what waits for one backend into larger requests: sent when one of the limits is reached. */
const batch = object({
  itemsMax: count,
  bytesMax: bytes,
  timeoutMs: duration,
  /** While no call to the backend is on its way: send at once, or wait for more anyway. */
  whenIdle: oneOf("send", "wait"),
});
export type BatchConfig = ReadBy<typeof batch>;

const exporter = object({
  protocol: oneOf("grpc", "http"),
  /** Undefined: plain text. */
  tls: optional(clientTlsShape),
  auth: optional(authShape),
  headers: headersShape,
  compression: oneOf("none", "gzip", "zstd"),
  /** Of one call to a backend. */
  timeoutMs: duration,
  /** Of one call before it is compressed, unless one item alone is larger: what backends take. */
  requestBytesMax: bytes,
  /** Calls on their way to one backend at a time. */
  callsMax: number({ min: 1, max: 1_000, whole: true }),
  /** What waits for one backend; beyond it the queue is full. */
  queueBytesMax: bytes,
  queueItemsMax: count,
  retry,
  batch: optional(batch),
});
export type ExporterConfig = ReadBy<typeof exporter>;

const delivery = object({
  /** When the sender is answered: after the backends took everything, or once everything is queued. */
  acknowledge: oneOf("delivered", "queued"),
  /** With `delivered`, what the sender hears of items that no backend took in time. */
  unplaced: oneOf("partial-success", "retry-all"),
  /** The longest a sender waits, where it names no deadline of its own. */
  deadlineMs: duration,
});
export type DeliveryConfig = ReadBy<typeof delivery>;

const activeCheck = object({
  kind: oneOf("grpc", "http", "tcp"),
  /** Of an HTTP check. */
  path: text(/^\//, "a path"),
  /** Undefined: the port to which telemetry goes. */
  port: optional(port),
  intervalMs: duration,
  timeoutMs: duration,
  healthyThreshold: count,
  unhealthyThreshold: count,
});
export type ActiveCheckConfig = ReadBy<typeof activeCheck>;

/** Passive ejection by failed calls in a row, with the names of Envoy's outlier detection. */
const ejection = object({
  consecutive5xx: count,
  intervalMs: duration,
  baseEjectionTimeMs: duration,
  maxEjectionTimeMs: duration,
  /** Percent of backends that may be ejected at once; one always may. */
  maxEjectionPercent: percent,
});
export type EjectionConfig = ReadBy<typeof ejection>;

const served = object({ host: word, port });

const telemetry = object({
  /** Prometheus metrics at /metrics. */
  metrics: served,
  /** Liveness at /livez, readiness at /readyz and /, state as JSON at /status. */
  health: served,
  /** The status page, to loopback alone; undefined for none. */
  page: optional(object({ port })),
  logLevel: oneOf("debug", "info", "warn", "error"),
});
export type TelemetryConfig = ReadBy<typeof telemetry>;

const limits = object({
  /** Of one request, compressed and decompressed. */
  requestBytesMax: bytes,
  /** Of all requests held at a time, received or queued; beyond it requests are refused as retryable. */
  heldBytesMax: bytes,
  connectionsMax: count,
  /** Of those, from one source address; undefined for as many as there may be. */
  connectionsPerAddressMax: optional(count),
  /** Requests at a time on one connection. */
  streamsMax: count,
  /** From the first byte of a request to its last. */
  receiveTimeoutMs: duration,
  /** Without a byte from the peer for this long, it is asked for one; without an answer the connection ends. */
  keepaliveMs: duration,
  /** A sender's connection ends in an orderly way after about this long, so that senders find new balancers; 0 for never. */
  connectionAgeMs: durationOrNone,
  /** From SIGTERM until no more connections are taken: until then endpoints and proxies learn from `/readyz` that it goes. */
  drainDelayMs: durationOrNone,
  /** From then to the end: what is held is delivered in this time. */
  drainMs: durationOrNone,
});
export type LimitsConfig = ReadBy<typeof limits>;

export const balancerConfigShape = object({
  formatVersion: oneOf(1),
  /** Names the balancer in logs, metrics and on the status page. */
  name: word,
  /** That share the ports, each with connections, queues and limits of its own: `limits` are those of one. */
  processes: number({ min: 1, max: processesMax, whole: true }),
  receivers: object({ grpc: optional(listener), http: optional(listener) }),
  senders,
  resourceUpserts: list(resourceUpsertShape, { max: 100 }),
  routes: object({ traces: optional(routeShape), metrics: optional(routeShape), logs: optional(routeShape) }),
  resolver,
  exporter,
  delivery,
  health: object({
    active: optional(activeCheck),
    ejection: optional(ejection),
    /** Percent of backends; with fewer healthy ones, health is disregarded (Envoy's healthy panic threshold). */
    panicThreshold: percent,
    /** Time in which a backend that came back grows into its share; 0 for at once. */
    slowStartMs: durationOrNone,
  }),
  telemetry,
  limits,
});
export type BalancerConfig = ReadBy<typeof balancerConfigShape>;
