/**
 * What a blueprint asks for, as plain data: the first of the two intermediate representations. Optional members are
 * what the author left out; lowering, and only lowering, fills them in.
 */

import type { Algorithm, Failover } from "../contract/balancer-config.ts";
import type { Signal } from "../contract/signal.ts";
import type { Place } from "../diagnostics/place.ts";
import type { CollectorRelease } from "./collector/release.ts";
import type { JsonObject } from "./json.ts";

/** `operator`: an OpenTelemetryCollector object; `workload`: Deployment, Service and ConfigMap. Governs balancers. */
export type Output = "operator" | "workload";

export interface Topology {
  readonly name: string;
  readonly namespace: string;
  readonly collector: CollectorRelease;
  readonly output: Output;
  /** Suffix of Service names, as the cluster's DNS is set up. */
  readonly clusterDomain: string;
  readonly pools: readonly Pool[];
  readonly balancers: readonly Balancer[];
  readonly generators: readonly Generator[];
  readonly gitops: GitOps | undefined;
  readonly origin: Place;
}

/** Component configurations by id, in the Collector's own spelling. */
export type Components = Readonly<Record<string, JsonObject | null>>;

/** What a tier adds to the Collector configuration that Fairlead writes for it. */
export interface CollectorParts {
  readonly receivers?: Components;
  /** Order of keys is the order in the pipelines. */
  readonly processors?: Components;
  readonly exporters?: Components;
  readonly extensions?: Components;
  readonly connectors?: Components;
  /** `service.telemetry`, replacing what Fairlead writes there section by section. */
  readonly telemetry?: JsonObject;
  /** Narrows what a pipeline uses, or adds pipelines; ids as in the Collector (`metrics/remote`). */
  readonly pipelines?: Readonly<Record<string, PipelineParts>>;
}

export interface PipelineParts {
  readonly receivers?: readonly string[];
  readonly processors?: readonly string[];
  readonly exporters?: readonly string[];
}

/** Kubernetes quantities, as in a container. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu?: string; readonly memory: string };
}

/** Another party in the cluster, by labels. */
export interface PodPeer {
  readonly namespace?: string;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** A destination by address. */
export interface NetworkPeer {
  readonly cidr: string;
  readonly port: number;
  readonly protocol?: "TCP" | "UDP";
}

export interface NetworkOptions {
  /** Who may send, beside the tiers of this blueprint. */
  readonly clients?: readonly PodPeer[];
  /** Who may read the metrics port 8888. */
  readonly monitoring?: PodPeer;
  /** Where this tier may send, beside DNS and the next tier. */
  readonly egress?: readonly NetworkPeer[];
  /** The Kubernetes API server; the k8s resolver asks for it. */
  readonly apiServer?: NetworkPeer;
}

export interface StaticDiscovery {
  readonly kind: "static";
}
export interface DnsDiscovery {
  readonly kind: "dns";
  readonly interval?: string;
  readonly timeout?: string;
}
export interface K8sDiscovery {
  readonly kind: "k8s";
  readonly timeout?: string;
}
/** How a balancer finds the endpoints of a pool; one of three, so a configuration never has two resolvers. */
export type Discovery = StaticDiscovery | DnsDiscovery | K8sDiscovery;

/** Certificates of both ends, from Secrets with the keys `ca.crt`, `tls.crt` and `tls.key` (as cert-manager writes). */
export interface MutualTls {
  readonly kind: "mutual-tls";
  readonly serverSecret: string;
  readonly clientSecret: string;
}
/** How the link between balancer and backends is secured; said once, so both ends agree. */
export type LinkSecurity = "plaintext" | MutualTls;

/** A bearer token from one Secret that both ends mount. */
export interface BearerToken {
  readonly kind: "bearer-token";
  readonly secret: string;
  readonly key: string;
}

/** Asked of the kubelet: readiness decides who is in the headless Service. */
export interface HealthCheck {
  readonly interval: string;
  readonly timeout: string;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** Backends declared together, with one way to find them. */
export interface Pool {
  readonly name: string;
  readonly count: number;
  readonly discovery: Discovery;
  readonly security: LinkSecurity | undefined;
  readonly auth: BearerToken | undefined;
  /** Relative, one a backend; only meaningful for named backends. */
  readonly weights: readonly number[] | undefined;
  readonly healthCheck: HealthCheck | undefined;
  /** Closes gRPC connections after this long, so that clients look up new backends. */
  readonly maxConnectionAge: { readonly age: string; readonly grace: string } | undefined;
  readonly image: string | undefined;
  readonly resources: Resources | undefined;
  readonly network: NetworkOptions;
  readonly parts: CollectorParts;
  readonly origin: Place;
}

/** Whether each backend has a name of its own, and with it a workload and a Service. */
export function isNamed({ discovery }: Pool): boolean {
  return discovery.kind === "static";
}

export type RoutingKey = "traceID" | "service" | "resource" | "metric" | "streamID" | "attributes";

export type Route =
  | { readonly kind: "hash"; readonly key: RoutingKey; readonly attributes?: readonly string[] }
  | { readonly kind: "round-robin" }
  | { readonly kind: "least-loaded" };

export interface RetryOptions {
  readonly initialInterval: string;
  readonly maxInterval: string;
  /** After this long an item is given up; "0" never gives up. */
  readonly maxElapsedTime: string;
}

/** Where undelivered data waits; what each loses or repeats is in the runbook. */
export type QueueChoice = "per-backend" | "central";

/** Settings of Fairlead's own balancer; what is left out, lowering fills in. */
export interface FairleadSettings {
  readonly compatibleWith?: string;
  readonly algorithm?: KeyedAlgorithm;
  readonly balanceFactor?: number;
  readonly failover?: Failover | Readonly<Partial<Record<Signal, Failover>>>;
  readonly acknowledge?: "delivered" | "queued";
  readonly unplaced?: "partial-success" | "retry-all";
  readonly deadline?: string;
  readonly ejection?: EjectionSettings;
  readonly panicThreshold?: number;
  readonly slowStart?: string;
  readonly backendProtocol?: "grpc" | "http";
  readonly batch?: "none" | BatchSettings;
  readonly resourceAttributes?: Readonly<Record<string, string>>;
  readonly senders?: SenderSecurity;
  readonly connectionAge?: string;
  readonly autoscaling?: Autoscaling;
  readonly delivery?: Delivery;
}

/** When what waits for one backend leaves as one request: as soon as one of these is reached. */
export interface BatchSettings {
  readonly items: number;
  /** A Kubernetes quantity. */
  readonly bytes: string;
  readonly timeout: string;
  /** While no call to the backend is on its way: send at once, or wait for more all the same. */
  readonly whenIdle: "send" | "wait";
}

/** What a balancer asks of those who send to it. */
export interface SenderSecurity {
  /** A Secret with `tls.crt` and `tls.key`; with `clientCertificates` also `ca.crt`, of the authority that senders' have. */
  readonly tls?: { readonly secret: string; readonly clientCertificates?: boolean };
  readonly auth?: BearerToken;
}

/** By CPU: a balancer holds no keys, so any number of them routes alike and nothing moves when one comes or goes. */
export interface Autoscaling {
  readonly min: number;
  readonly max: number;
  /** A Kubernetes quantity: what a pod uses on average before there is one more. */
  readonly cpu?: string;
}

export type KeyedAlgorithm = Exclude<Algorithm, "round-robin" | "least-loaded">;

/** Envoy's outlier detection, by its names. */
export interface EjectionSettings {
  readonly consecutive5xx: number;
  readonly interval: string;
  readonly baseEjectionTime: string;
  readonly maxEjectionTime: string;
  readonly maxEjectionPercent: number;
}

/** How the program gets into the pod: in a ConfigMap beside a stock Node image, or in an image of your own. */
export type Delivery = { readonly kind: "configMap" } | { readonly kind: "image"; readonly image: string };

/** What every balancer is asked for, whichever kind it is. */
interface AnyBalancer {
  readonly name: string;
  /** Name of the pool it sends to. */
  readonly to: string;
  readonly routes: Readonly<Partial<Record<Signal, Route>>>;
  readonly replicas: number;
  readonly timeout: string | undefined;
  readonly compression: string | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly retry: RetryOptions | undefined;
  readonly resources: Resources | undefined;
  readonly network: NetworkOptions;
  /** Options that the author gave, past the types, and that this kind of balancer does not have: a rule refuses them. */
  readonly unsupported: Readonly<Record<string, unknown>>;
  readonly origin: Place;
}

/** A Collector whose own exporters balance. */
export interface CollectorBalancer extends AnyBalancer {
  readonly target: "collector";
  readonly queue: QueueChoice | undefined;
  readonly image: string | undefined;
  readonly parts: CollectorParts;
}

/** Fairlead's own program. */
export interface FairleadBalancer extends AnyBalancer {
  readonly target: "fairlead";
  readonly settings: FairleadSettings;
}

export type Balancer = CollectorBalancer | FairleadBalancer;

/** Whether a balancer has, or may come to have, several pods. */
export function isReplicated(balancer: Balancer): boolean {
  return balancer.replicas > 1 || (balancer.target === "fairlead" && (balancer.settings.autoscaling?.max ?? 1) > 1);
}

/** Whether the OpenTelemetry Operator makes a balancer's workload and Service. */
export function isOperated(balancer: Balancer, { output }: Topology): boolean {
  return output === "operator" && balancer.target === "collector";
}

export interface Generator {
  readonly name: string;
  readonly signal: Signal;
  /** Name of the balancer it sends to. */
  readonly to: string;
  readonly replicas: number;
  /** One item (trace, data point, record) a replica in this time. */
  readonly every: string;
  readonly serviceName: string | undefined;
  readonly serviceVersion: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly metricName: string | undefined;
  readonly body: string | undefined;
  readonly origin: Place;
}

export interface GitOps {
  readonly repoURL: string;
  /** Tag, branch or commit; not HEAD. */
  readonly revision: string;
  /** Folder of the manifests in the repository. */
  readonly path: string;
  /** Argo CD project; "default" when left out. */
  readonly project?: string;
  /** Namespace Argo CD itself runs in; "argocd" when left out. */
  readonly argocdNamespace?: string;
  /** Destination cluster; the one Argo CD runs in when left out. */
  readonly server?: string;
}
