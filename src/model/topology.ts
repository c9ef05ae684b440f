/**
 * What a blueprint asks for, as plain data: the first of the two intermediate representations. Optional members are
 * what the author left out; lowering, and only lowering, fills them in.
 */

import { type Signal, signals } from "../contract/signal.ts";
import type { Place } from "../diagnostics/place.ts";
import type { CollectorRelease } from "./collector/release.ts";
import type { existingOptions } from "./existing-options.ts";
import type { FairleadSettings } from "./fairlead-settings.ts";
import type { builtInOptions, generatorOptions, generatorOptionsOf } from "./generator-options.ts";
import type { JsonObject } from "./json.ts";
import type { networkOptions } from "./network-options.ts";
import type {
  balancerOptions,
  bearerToken,
  blueprintOptions,
  collectorParts,
  collectorSettings,
  pipelineParts,
  poolOptions,
  tierOptions,
} from "./options.ts";
import type { podOptions, resources, serviceOptions } from "./pod-options.ts";
import type { OptionsOf, TypeOf } from "./shape.ts";

export interface Topology {
  readonly name: string;
  readonly namespace: string;
  /** As the author wrote it, past the types too. */
  readonly namespaceAsked: unknown;
  /** False where it is there already. */
  readonly createNamespace: boolean;
  readonly platform: NonNullable<BlueprintOptions["platform"]>;
  readonly collector: CollectorRelease;
  /** `operator`: an OpenTelemetryCollector object; `workload`: Deployment, Service and ConfigMap. Governs balancers. */
  readonly output: Output;
  /** Suffix of Service names, as the cluster's DNS is set up. */
  readonly clusterDomain: string;
  readonly pools: readonly Pool[];
  /** What balancers send to and nobody deploys here. */
  readonly existing: readonly ExistingPool[];
  /** Where one stands among the backends that are deployed, in vain. */
  readonly existingListed: readonly { readonly name: string; readonly index: number }[];
  readonly balancers: readonly Balancer[];
  readonly generators: readonly Generator[];
  readonly dns: BlueprintOptions["dns"];
  readonly images: Images;
  readonly monitoring: BlueprintOptions["monitoring"];
  readonly gitops: GitOps | undefined;
  readonly accept: readonly Acceptance[] | undefined;
  readonly unsupported: Unsupported;
  readonly origin: Place;
}

/** Past the types it may be anything, which a rule refuses. */
export function namespaceIn(asked: unknown): Pick<Topology, "namespace" | "createNamespace"> {
  const parts = typeof asked === "object" && asked !== null ? { name: asked, create: true, ...asked } : undefined;
  // As it was given.
  return { namespace: (parts ? parts.name : asked) as string, createNamespace: parts?.create !== false };
}

/** Component configurations by id, in the Collector's own spelling. */
export type Components = Readonly<Record<string, JsonObject | null>>;
/** What a tier adds to the Collector configuration that Fairlead writes for it. */
export type CollectorParts = OptionsOf<typeof collectorParts>;
export type PipelineParts = TypeOf<typeof pipelineParts>;

/** A component that the author wrote without a schema. */
export interface UncheckedComponent {
  readonly section: ComponentSection;
  readonly id: string;
  /** Signals whose pipelines it is in, beside those that name it. */
  readonly signals: readonly Signal[];
}

/** Parts that hold components. */
export const componentSections = ["receivers", "processors", "exporters", "extensions", "connectors"] as const;
export type ComponentSection = (typeof componentSections)[number];

type PoolOptions = OptionsOf<typeof poolOptions>;
type BlueprintOptions = OptionsOf<typeof blueprintOptions>;

export type Output = NonNullable<BlueprintOptions["output"]>;
export type Images = NonNullable<BlueprintOptions["images"]>;
export type Acceptance = NonNullable<BlueprintOptions["accept"]>[number];
export type GitOps = NonNullable<BlueprintOptions["gitops"]>;

/** The AppProject of an Application, and whether it is written with it: Argo CD has "default", which permits everything. */
export function projectOf({ project = "default" }: GitOps): {
  readonly project: string;
  readonly createProject: boolean;
} {
  const { name, create = true } = typeof project === "string" ? { name: project } : project;
  return { project: name, createProject: create && name !== "default" };
}

export type PodOptions = OptionsOf<typeof podOptions>;
export type EnvValue = TypeOf<typeof podOptions.env>[string];
export type Volume = TypeOf<typeof podOptions.volumes>[string];
export type OtherContainer = TypeOf<typeof podOptions.sidecars>[string];
export type UpdateStrategy = TypeOf<typeof podOptions.updateStrategy>;
export type Persistence = NonNullable<PoolOptions["persistence"]>;
export type Verification = NonNullable<OptionsOf<typeof balancerOptions>["verify"]>;
export type ServiceOptions = OptionsOf<typeof serviceOptions>;
export type Resources = TypeOf<typeof resources>;
export type NetworkOptions = OptionsOf<typeof networkOptions>;
/** Who is let in, or sent to. */
export type NetworkPeer = NonNullable<NetworkOptions["clients"]>[number];
/** How a balancer finds the endpoints of a pool; one of three, so a configuration never has two resolvers. */
export type Discovery = Exclude<PoolOptions["discovery"], string>;
export type DnsDiscovery = Extract<Discovery, { readonly kind: "dns" }>;
export type K8sDiscovery = Extract<Discovery, { readonly kind: "k8s" }>;
/** How the link between balancer and backends is secured; stated once, so both ends agree. */
export type LinkSecurity = NonNullable<PoolOptions["security"]>;
export type MutualTls = Exclude<LinkSecurity, string>;
/** A bearer token from one Secret that both ends mount. */
export type BearerToken = TypeOf<typeof bearerToken>;
/** Asked of the kubelet: readiness decides who is in the headless Service. */
export type HealthCheck = NonNullable<PoolOptions["healthCheck"]>;
export type CollectorSettings = OptionsOf<typeof collectorSettings>;
/** Where undelivered data waits; what each loses or repeats is in the runbook. */
export type QueueChoice = NonNullable<CollectorSettings["queue"]>;
/** Those who send to a Collector from browsers. */
export type PageSenders = NonNullable<PoolOptions["senders"]>;
/** What a balancer asks of those who send to it. */
export type SenderSecurity = NonNullable<FairleadSettings["senders"]>;
/** How the program gets into the pod: in a ConfigMap beside a stock Node image, or in an image of your own. */
export type Delivery = NonNullable<FairleadSettings["delivery"]>;

/** Backends declared together, with one way to find them. */
export interface Pool extends Omit<PoolOptions, "discovery" | "network"> {
  readonly name: string;
  readonly discovery: Discovery;
  readonly network: NetworkOptions;
  readonly parts: CollectorParts;
  readonly unchecked: readonly UncheckedComponent[];
  readonly unsupported: Unsupported;
  readonly origin: Place;
}

/** Backends that are there already, and how to get to them. */
export interface ExistingPool extends OptionsOf<typeof existingOptions> {
  readonly name: string;
  readonly unsupported: Unsupported;
  readonly origin: Place;
}

export type Tls = Exclude<NonNullable<ExistingPool["security"]>, string>;

/** As it was asked, or what fits the way in which they are named. */
export function existingDiscovery({ discovery, hosts }: ExistingPool): Discovery {
  return discovery === undefined
    ? { kind: hosts === undefined ? "dns" : "static" }
    : discovery === "static"
      ? { kind: "static" }
      : discovery;
}

/** Options that the author gave, past the types, and that the declaration does not have: a rule refuses them. */
export type Unsupported = Readonly<Record<string, unknown>>;

/** Whether each backend has a name of its own, and with it a workload and a Service. */
export function isNamed({ discovery }: Pool): boolean {
  return discovery.kind === "static";
}

export type RoutingKey = "traceID" | "service" | "resource" | "metric" | "streamID" | "attributes";

export type Route =
  | { readonly kind: "hash"; readonly key: RoutingKey; readonly attributes?: readonly string[] }
  | { readonly kind: "round-robin" }
  | { readonly kind: "least-loaded" };

/** What every balancer is asked for, whichever kind it is. */
interface AnyBalancer extends Omit<OptionsOf<typeof tierOptions>, "network"> {
  readonly verify?: Verification;
  readonly name: string;
  /** Name of the pool it sends to. */
  readonly to: string;
  readonly routes: Readonly<Partial<Record<Signal, Route>>>;
  readonly replicas: number;
  readonly service?: ServiceOptions;
  readonly network: NetworkOptions;
  readonly unsupported: Unsupported;
  readonly origin: Place;
}

/** A Collector whose own exporters balance. */
export interface CollectorBalancer extends AnyBalancer {
  readonly target: "collector";
  readonly settings: CollectorSettings;
  readonly parts: CollectorParts;
  readonly unchecked: readonly UncheckedComponent[];
}

/** Fairlead's own program. */
export interface FairleadBalancer extends AnyBalancer {
  readonly target: "fairlead";
  readonly settings: FairleadSettings;
}

export type Balancer = CollectorBalancer | FairleadBalancer;

/** In the order of signals. */
export function routesOf({ routes }: Balancer): readonly { readonly signal: Signal; readonly route: Route }[] {
  return signals.flatMap((signal) => {
    const route = routes[signal];
    return route ? [{ signal, route }] : [];
  });
}

/** Whether a balancer has, or may come to have, several pods. */
export function isReplicated(balancer: Balancer): boolean {
  return balancer.replicas > 1 || (balancer.target === "fairlead" && (balancer.settings.autoscaling?.max ?? 1) > 1);
}

/** Whether the OpenTelemetry Operator makes a balancer's workload and Service. */
export function isOperated(balancer: Balancer, { output }: Topology): boolean {
  return output === "operator" && balancer.target === "collector";
}

/** The balancers that send to a pool. */
export function balancersOf({ name }: Pool | ExistingPool, { balancers }: Topology): readonly Balancer[] {
  return balancers.filter(({ to }) => to === name);
}

/** Those of them that balance by what the Collector has: spellings of endpoints, and gRPC's own round robin. */
export function collectorsOf(pool: Pool | ExistingPool, topology: Topology): readonly CollectorBalancer[] {
  return balancersOf(pool, topology).filter((balancer) => balancer.target === "collector");
}

/** Those of them that ask its backends for their health; for the others the kubelet does. */
export function checkersOf(pool: Pool, topology: Topology): readonly FairleadBalancer[] {
  return pool.healthCheck ? balancersOf(pool, topology).filter((balancer) => balancer.target === "fairlead") : [];
}

/** Whether its pods end by themselves, as a Job's do. */
export function endsByItself({ runner, total, duration }: Generator): boolean {
  return runner === "built-in" && (total !== undefined || duration !== undefined);
}

/** What makes the telemetry of a generator. */
export type Runner = NonNullable<OptionsOf<typeof generatorOptions>["runner"]>;

export interface Generator
  extends Omit<OptionsOf<typeof generatorOptions>, "network" | "runner">,
    OptionsOf<typeof builtInOptions>,
    OptionsOf<(typeof generatorOptionsOf)["traces"]>,
    OptionsOf<(typeof generatorOptionsOf)["metrics"]>,
    OptionsOf<(typeof generatorOptionsOf)["logs"]> {
  readonly name: string;
  /** Name of the balancer it sends to. */
  readonly to: string;
  readonly runner: Runner;
  readonly replicas: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly network: NetworkOptions;
  readonly unsupported: Unsupported;
  readonly origin: Place;
}
