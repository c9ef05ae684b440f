/**
 * What authors write: the options of each declaration, typed by the Collector version that was bound first. Docs of
 * every option, with units and defaults, are also in docs/blueprints.md.
 */

import type { Failover } from "../contract/balancer-config.ts";
import type { Signal } from "../contract/signal.ts";
import type { Release, SchemasOf } from "../model/collector/release.ts";
import type { RoutingKeysByVersion, SectionsOf } from "../model/collector/sections.ts";
import type { Duration } from "../model/duration.ts";
import type {
  Autoscaling,
  BearerToken,
  Delivery,
  DnsDiscovery,
  GitOps,
  K8sDiscovery,
  KeyedAlgorithm,
  LinkSecurity,
  NetworkOptions,
  Output,
  PipelineParts,
  QueueChoice,
  Resources,
  SenderSecurity,
} from "../model/topology.ts";
import type { PendingCallSite } from "./call-site.ts";
import type { HashRoute, LeastLoadedRoute, RoundRobinRoute } from "./vocabulary.ts";

/** Parts of the Collector configuration that the author adds; ids and keys are checked against the bound version. */
export interface CollectorPartsOptions<R extends Release> {
  /** Added to the `otlp` receiver that every tier has. */
  readonly receivers?: SectionsOf<SchemasOf<R>>["receivers"];
  /** In the order of the pipelines. Default: memory_limiter, then batch; a section of the same name replaces it. */
  readonly processors?: SectionsOf<SchemasOf<R>>["processors"];
  /** Backends: where the data ends; default `debug` with basic verbosity. Balancers: beside the load balancing. */
  readonly exporters?: SectionsOf<SchemasOf<R>>["exporters"];
  readonly extensions?: SectionsOf<SchemasOf<R>>["extensions"];
  readonly connectors?: SectionsOf<SchemasOf<R>>["connectors"];
  /** `service.telemetry`. Default: metrics for Prometheus on port 8888. */
  readonly telemetry?: SectionsOf<SchemasOf<R>>["telemetry"];
  /** Narrows what a pipeline uses, or adds one (`metrics/remote`). Default: each signal uses everything that fits. */
  readonly pipelines?: { readonly [P in Signal | `${Signal}/${string}`]?: PipelineParts };
}

interface TierOptions<R extends Release> extends CollectorPartsOptions<R> {
  /** Default: the contrib distribution of the bound version. */
  readonly image?: string;
  /** Default: requests 100m CPU and 128Mi, limits 256Mi (backends 200m CPU more). */
  readonly resources?: Resources;
  readonly network?: NetworkOptions;
}

export interface BackendsOptions<R extends Release> extends TierOptions<R> {
  /** How many; with static discovery each gets a name of its own (`backend-1`…). 1 to 1000. */
  readonly count: number;
  /** How balancers find them: by name, by DNS of a headless Service, or by watching endpoints. */
  readonly discovery: "static" | DnsDiscovery | K8sDiscovery;
  /** Whether the link from the balancer is encrypted. There is no default: plaintext must be asked for. */
  readonly security: LinkSecurity;
  /** Default: no authentication. */
  readonly auth?: BearerToken;
  /** Relative share of each named backend, in order. Default: equal. */
  readonly weights?: readonly number[];
  readonly healthCheck?: HealthCheckOptions;
  /** Close connections after `age`, finishing calls for `grace`. Needed, and by default 30s and 10s, for round robin. */
  readonly maxConnectionAge?: { readonly age: Duration; readonly grace: Duration };
}

export interface HealthCheckOptions {
  readonly interval: Duration;
  readonly timeout: Duration;
  /** Successes in a row until a backend is used. */
  readonly healthyThreshold: number;
  /** Failures in a row until it is not. */
  readonly unhealthyThreshold: number;
}

/** Routes by signal; a key that the version cannot use for the signal does not compile. */
export type RoutesOptions<R extends Release> = {
  readonly [S in Signal]?: HashRoute<RoutingKeysByVersion[SchemasOf<R>][S]> | RoundRobinRoute;
};

export interface RetryOptions {
  readonly initialInterval: Duration;
  readonly maxInterval: Duration;
  /** "0" never gives up. */
  readonly maxElapsedTime: Duration;
}

/** What does the balancing. */
export type BalancerTarget = "collector" | "fairlead";

export interface BalancerOptionsOf<R extends Release> {
  readonly collector: CollectorBalancerOptions<R>;
  readonly fairlead: FairleadBalancerOptions<R>;
}

export type BalancerOptions<R extends Release> = BalancerOptionsOf<R>[BalancerTarget];

interface AnyBalancerOptions<R extends Release> {
  readonly to: PoolDeclaration<R>;
  /** Default: 1. */
  readonly replicas?: number;
  /** Of one send to a backend. Default: 5s. */
  readonly timeout?: Duration;
  /** Sent with every request to a backend. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CollectorBalancerOptions<R extends Release> extends TierOptions<R>, AnyBalancerOptions<R> {
  /** The Collector's own load balancing exporter. Default: "collector". */
  readonly target?: "collector";
  readonly routes: RoutesOptions<R>;
  /** Default: gzip, as the Collector's own. */
  readonly compression?: "gzip" | "snappy" | "zstd" | "none";
  /** Default: 5s, growing to 30s, given up after 5m. */
  readonly retry?: RetryOptions;
  /** Where undelivered data waits. Saying nothing means "per-backend", and a warning of what that hides. */
  readonly queue?: QueueChoice;
}

/** Fairlead's balancer hashes every key for every signal that can have it. */
export interface FairleadRoutesOptions {
  readonly traces?: HashRoute<"traceID" | "service" | "resource" | "attributes"> | RoundRobinRoute | LeastLoadedRoute;
  readonly metrics?:
    | HashRoute<"service" | "resource" | "metric" | "streamID" | "attributes">
    | RoundRobinRoute
    | LeastLoadedRoute;
  readonly logs?: HashRoute<"traceID" | "service" | "resource" | "attributes"> | RoundRobinRoute | LeastLoadedRoute;
}

/**
 * Fairlead's own balancer: a Node program whose routing core is generated from these routes. It runs no processors; they
 * belong on the backends.
 */
export interface FairleadBalancerOptions<R extends Release> extends AnyBalancerOptions<R> {
  readonly target: "fairlead";
  readonly routes: FairleadRoutesOptions;
  /** Default: requests 100m CPU and 64Mi, limits 256Mi. Half of the limit bounds the telemetry held. */
  readonly resources?: Resources;
  readonly network?: NetworkOptions;
  /** Whose rings and keys: a Collector version, or "fairlead". Default: the bound version. */
  readonly compatibleWith?: string;
  /** Default: "ring". */
  readonly algorithm?: KeyedAlgorithm;
  /** Of "bounded-load": how many times the mean one backend may hold. Default: 1.25. */
  readonly balanceFactor?: number;
  /** Default: "gzip". */
  readonly compression?: "gzip" | "none";
  /** Default: 100ms, growing to 5s, given up after 5m. */
  readonly retry?: RetryOptions;
  /** While a backend is down its items wait for it, go to the next owner, or are rejected. Default: "hold". */
  readonly failover?: Failover | { readonly [S in Signal]?: Failover };
  /** A sender is answered when backends took everything, or once all is queued. Default: "delivered". */
  readonly acknowledge?: "delivered" | "queued";
  /** What the sender hears of items that no backend took in time. Default: "partial-success". */
  readonly unplaced?: "partial-success" | "retry-all";
  /** The longest a sender waits, where it names no deadline. Default: 10s. */
  readonly deadline?: Duration;
  /** A backend whose calls fail in a row is left out for a while. Default: Envoy's (5 in a row, 30s to 5m, 10 %). */
  readonly ejection?: EjectionOptions;
  /** Percent; with fewer healthy backends, health is disregarded. Default: 50. */
  readonly panicThreshold?: number;
  /** A backend that came back, or is new, grows into its share in this time. Keys that hold do not move. Default: at once. */
  readonly slowStart?: Duration;
  /** How backends are sent to. Default: "grpc", on port 4317; "http" is OTLP/HTTP on 4318. */
  readonly backendProtocol?: "grpc" | "http";
  /** Joins what waits for one backend. Default: up to 8192 items, 1Mi and 5ms, only while the backend is busy. */
  readonly batch?: "none" | BatchOptions;
  /** Given to every resource before it is routed, over an attribute of the same name. */
  readonly resourceAttributes?: Readonly<Record<string, string>>;
  /** What senders must show. Default: nothing, in plain text. */
  readonly senders?: SenderSecurity;
  /** Senders' connections end after this, so that they find new balancers. Default: 5m with several pods, else never. */
  readonly connectionAge?: Duration;
  /** A HorizontalPodAutoscaler instead of `replicas`. Default for `cpu`: 700m, since a pod has one busy thread. */
  readonly autoscaling?: Autoscaling;
  /** Default: a ConfigMap beside a stock Node image. */
  readonly delivery?: Delivery;
}

/** Sent when one of these is reached. */
export interface BatchOptions {
  /** Spans, data points or log records. */
  readonly items: number;
  /** As "1Mi". */
  readonly bytes: string;
  readonly timeout: Duration;
  /** While no call to the backend is on its way: send at once, or wait for more all the same. */
  readonly whenIdle: "send" | "wait";
}

/** Envoy's outlier detection. */
export interface EjectionOptions {
  readonly consecutive5xx: number;
  readonly interval: Duration;
  readonly baseEjectionTime: Duration;
  readonly maxEjectionTime: Duration;
  readonly maxEjectionPercent: number;
}

interface GeneratorBase<R extends Release> {
  readonly to: BalancerDeclaration<R>;
  /** Default: 1. */
  readonly replicas?: number;
  /** One trace, data point or log record a replica in this time. */
  readonly every: Duration;
  /** Default: the generator's name. */
  readonly serviceName?: string;
  readonly serviceVersion?: string;
  /** On each span, data point or record. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export type GeneratorOptions<R extends Release> = GeneratorBase<R> &
  (
    | { readonly signal: "traces" }
    | { readonly signal: "metrics"; readonly metricName?: string }
    | { readonly signal: "logs"; readonly body?: string }
  );

export interface BlueprintOptions<R extends Release> {
  readonly namespace: string;
  /** Binds the version; every part must come from it. */
  readonly collector: { readonly release: R };
  /** Default: "workload". */
  readonly output?: Output;
  /** Default: cluster.local. */
  readonly clusterDomain?: string;
  readonly backends: readonly PoolDeclaration<R>[];
  readonly balancers: readonly BalancerDeclaration<R>[];
  readonly generators?: readonly GeneratorDeclaration<R>[];
  /** Without it, no Argo CD Application is written. */
  readonly gitops?: GitOps;
}

/** What a declaration helper returns: the options as given, frozen, with the version they are typed by. */
interface Declared<Kind extends string, R extends Release, Options> {
  readonly kind: Kind;
  readonly name: string;
  readonly release: R;
  readonly options: Options;
  readonly callSite: PendingCallSite;
}

export type PoolDeclaration<R extends Release = Release> = Declared<"backends", R, BackendsOptions<R>>;
export type BalancerDeclaration<R extends Release = Release> = Declared<"balancer", R, BalancerOptions<R>>;
export type GeneratorDeclaration<R extends Release = Release> = Declared<"generator", R, GeneratorOptions<R>>;
export type Blueprint<R extends Release = Release> = Declared<"blueprint", R, BlueprintOptions<R>>;
