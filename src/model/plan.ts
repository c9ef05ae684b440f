/**
 * What will be deployed, as plain JSON data with every default spelled out: the second intermediate representation.
 * Targets turn it into Kubernetes objects and files without deciding anything.
 */

import type { Signal } from "../contract/signal.ts";
import { type Mark, ownerOf, type Place } from "../diagnostics/place.ts";
import type { CollectorRelease } from "./collector/release.ts";
import type { JsonObject } from "./json.ts";
import type { Link } from "./link.ts";
import type { Alert, Monitoring, PanelRow } from "./monitoring.ts";
import type { Container, Labels, NamedVolume, PodSettings, Port, SecretMount, SideContainer } from "./pod.ts";
import type { BalancerProgram, GeneratorProgram, Verification } from "./programs.ts";
import type { GitOps, Output, ServiceOptions, UpdateStrategy } from "./topology.ts";

/** Each tier is one file, and one wave of an Argo CD sync: lower first, each healthy before the next. */
export const waveOfTier = Object.freeze({
  namespace: -2,
  policies: -1,
  backends: 0,
  balancer: 1,
  generators: 2,
  monitoring: 3,
  verify: 4,
});

export type Tier = keyof typeof waveOfTier;

export interface Plan {
  readonly blueprint: string;
  readonly namespace: string;
  /** False where it is there already. */
  readonly createNamespace: boolean;
  /** What names of Services end in. */
  readonly clusterDomain: string;
  /** User and group of all pods; undefined where the platform assigns them. */
  readonly podUser: number | undefined;
  readonly release: CollectorRelease;
  readonly output: Output;
  readonly configs: readonly CollectorConfig[];
  readonly programs: readonly BalancerProgram[];
  readonly verifications: readonly Verification[];
  readonly generators: readonly GeneratorProgram[];
  readonly workloads: readonly Workload[];
  readonly services: readonly Service[];
  readonly policies: readonly NetworkPolicy[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly roles: readonly Role[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly autoscalers: readonly Autoscaler[];
  /** What objects carry, by the declaration that they came from (`construct` of its place). */
  readonly metadata: Readonly<Record<string, Metadata>>;
  readonly gitops: SyncedBy | undefined;
  readonly links: readonly Link[];
  readonly existing: readonly ExistingBackends[];
  readonly rates: readonly GeneratorRate[];
  /** Of every balancer, whether they are written for Prometheus or stand in the runbook alone. */
  readonly alerts: readonly Alert[];
  readonly panels: readonly PanelRow[];
  /** Undefined where nothing is written for it. */
  readonly monitoring: Monitoring | undefined;
  readonly accepted: readonly AcceptedFinding[];
  readonly origin: Place;
}

/** Argo CD's part, with every default spelled out. */
export interface SyncedBy extends Required<Omit<GitOps, "project">> {
  readonly project: string;
  readonly createProject: boolean;
}

export interface Metadata {
  readonly labels: Labels;
  readonly annotations: Labels;
}

export interface Placed {
  readonly origin: Place;
}

/** What an object carries that a part of the plan becomes. */
export function metadataOf({ metadata }: Plan, { origin }: Placed): Metadata {
  return metadata[ownerOf(origin)] ?? { labels: {}, annotations: {} };
}

/** What runs of a balancer or pool; a Job that verifies it is not of it. */
export function workloadsOf(
  declaration: string,
  { workloads, blueprint }: Pick<Plan, "workloads" | "blueprint">,
): readonly Workload[] {
  return workloads.filter(({ origin, tier }) => tier !== "verify" && ownerOf(origin) === `${blueprint}/${declaration}`);
}

/** As `kubectl -l` takes it. */
export function selectorText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}

/** A whole Collector configuration; workloads name it. */
export interface CollectorConfig {
  readonly name: string;
  readonly tier: Tier;
  readonly body: JsonObject;
  /** Where a pod that mounts it finds it. */
  readonly folder: string;
  readonly file: string;
  readonly marks: readonly Mark[];
  readonly origin: Place;
}

export interface Workload {
  readonly name: string;
  readonly tier: Tier;
  readonly kind: "Deployment" | "StatefulSet" | "OpenTelemetryCollector" | "Job";
  /** The minimum where there is an autoscaler; the object itself then leaves the number out. */
  readonly replicas: number;
  readonly autoscaled: boolean;
  /** On the object and the pods. */
  readonly labels: Labels;
  /** What Services, policies and the workload itself select pods by. */
  readonly selector: Labels;
  /** Name of the Collector configuration, or of the ConfigMap of Fairlead's balancer; undefined for a generator. */
  readonly config: string | undefined;
  /** Headless Service that names the pods of a StatefulSet. */
  readonly headless: string | undefined;
  readonly container: Container;
  readonly secretMounts: readonly SecretMount[];
  readonly volumes: readonly NamedVolume[];
  readonly sidecars: readonly SideContainer[];
  /** In the order in which they run. */
  readonly initContainers: readonly SideContainer[];
  /** Undefined: as the targets spell Kubernetes' own. */
  readonly updateStrategy: UpdateStrategy | undefined;
  readonly pod: PodSettings;
  readonly serviceAccount: string;
  readonly automountToken: boolean;
  /** Pods to keep apart from: the whole tier's; undefined where there is only one. */
  readonly spreadOver: Labels | undefined;
  readonly terminationGraceSeconds: number;
  readonly origin: Place;
}

export interface Service {
  readonly name: string;
  readonly tier: Tier;
  readonly headless: boolean;
  readonly selector: Labels;
  readonly labels: Labels;
  readonly ports: readonly Port[];
  readonly type: NonNullable<ServiceOptions["type"]>;
  readonly loadBalancerClass: string | undefined;
  readonly externalTrafficPolicy: ServiceOptions["externalTrafficPolicy"];
  readonly annotations: Labels;
  /** True when the operator makes it, so that nothing is emitted for it. */
  readonly madeByOperator: boolean;
  readonly origin: Place;
}

export type Peer =
  /** Namespaces by their labels, of which none is every one; undefined is the policy's own. */
  | { readonly kind: "pods"; readonly namespaces: Labels | undefined; readonly labels: Labels }
  | { readonly kind: "cidr"; readonly cidr: string; readonly except: readonly string[] };

/** What Kubernetes gives every namespace. */
export const namespaceName = "kubernetes.io/metadata.name";

export interface PolicyRule {
  /** Empty: any peer. */
  readonly peers: readonly Peer[];
  readonly ports: readonly { readonly port: number; readonly protocol: "TCP" | "UDP" }[];
}

export interface NetworkPolicy {
  readonly name: string;
  readonly namespace: string;
  /** False for what the owner of another namespace applies: the runbook has it. */
  readonly isWritten: boolean;
  /** Directions in which nothing passes but what rules open. */
  readonly closes: readonly ("Ingress" | "Egress")[];
  readonly selector: Labels;
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
  readonly origin: Place;
}

export interface ServiceAccount {
  readonly name: string;
  readonly annotations: Labels;
  /** Where the operator makes the pods, which leaves them to the account. */
  readonly imagePullSecrets: readonly string[];
  /** True where a pod talks to the API server; the operator leaves this to the account. */
  readonly automountToken: boolean;
  readonly origin: Place;
}

/** A Role and its binding to one ServiceAccount; a ClusterRole where it holds everywhere. */
export interface Role {
  readonly name: string;
  /** Undefined: the whole cluster. */
  readonly namespace: string | undefined;
  /** False for what the owner of another namespace applies: the runbook has it. */
  readonly isWritten: boolean;
  readonly serviceAccount: string;
  readonly rules: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
  readonly origin: Place;
}

/** What a balancer sends to and nobody deploys here; for the runbook, and for rules that ask who answers. */
export interface ExistingBackends {
  readonly name: string;
  readonly balancer: string;
  readonly service: { readonly name: string; readonly namespace: string } | undefined;
  readonly hosts: readonly string[];
  readonly discovery: "static" | "dns" | "k8s";
  readonly port: number;
  readonly origin: Place;
}

export interface DisruptionBudget {
  readonly name: string;
  readonly selector: Labels;
  readonly maxUnavailable: number;
  readonly origin: Place;
}

/** Scales a Deployment by the CPU that its pods use on average. */
export interface Autoscaler {
  /** Of the Deployment, and its own. */
  readonly name: string;
  readonly tier: Tier;
  readonly min: number;
  readonly max: number;
  /** A Kubernetes quantity. */
  readonly averageCpu: string;
  readonly origin: Place;
}

/** A warning that the author of the blueprint wants; for the runbook. */
export interface AcceptedFinding {
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly because: string;
  /** The declaration and the option, as `edge/loadbalancer/queue`. */
  readonly on: string;
}

/** The arithmetic behind a generator's rate; for the runbook. */
export interface GeneratorRate {
  readonly generator: string;
  readonly signal: Signal;
  readonly replicas: number;
  /** One item per replica in this time. */
  readonly every: string;
  readonly everySeconds: number;
  /** Of all replicas. */
  readonly itemsPerMinute: number;
  /** Of `--rate` of telemetrygen, and what that counts of one item; undefined for the built-in runner. */
  readonly flag: { readonly countedPerItem: number; readonly rate: number } | undefined;
  /** What is otherwise than one of everything at an even rate, for people. */
  readonly shape: readonly string[];
}
