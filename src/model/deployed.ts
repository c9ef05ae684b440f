/**
 * What a cluster will run, as far as rules across objects need it: Collector configurations beside the Services,
 * workloads, policies and roles around them. Made from a Plan, and from YAML that someone else wrote, so that one set
 * of rules serves both.
 */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { Mark, Place } from "../diagnostics/place.ts";
import type { GivenGate } from "./collector/feature-gates.ts";
import type { SchemaVersion } from "./collector/release.ts";
import type { JsonObject } from "./json.ts";
import type { LabelExpression } from "./label-selector.ts";
import type { NetworkPolicy, Peer, Role } from "./plan.ts";
import type { Labels, Port } from "./pod.ts";

export interface Deployed {
  readonly collectors: readonly DeployedCollector[];
  /** Fairlead's balancers: known of a blueprint alone. */
  readonly programs: readonly DeployedProgram[];
  readonly workloads: readonly DeployedWorkload[];
  readonly services: readonly DeployedService[];
  readonly policies: readonly DeployedPolicy[];
  readonly roles: readonly DeployedRole[];
  /** Those whose labels are known. */
  readonly namespaces?: readonly { readonly name: string; readonly labels: Labels }[];
  /** Objects of other operators, which make Services and pods that nothing here shows. */
  readonly operated?: readonly { readonly namespace: string; readonly name: string }[];
  readonly clusterDomain: string;
}

export interface DeployedCollector {
  /** Name of the configuration: of its ConfigMap, or of the OpenTelemetryCollector that holds it. */
  readonly name: string;
  readonly namespace: string;
  /** Release as in the image's tag. */
  readonly version: string;
  /** The image that runs it, where an object here names one. */
  readonly image?: string;
  /** The schemas it is held against; those nearest to its version when left out. */
  readonly schemas?: SchemaVersion;
  /** A part: what a Collector needs beside it stands elsewhere. An example shows it; a pod merges it with what nothing here shows. */
  readonly isFragment?: "shown" | "merged";
  /** The operator's, which discovers what a receiver scrapes in its place. */
  readonly allocator?: TargetAllocator;
  /** What is to run it, where no object here does. */
  readonly runBy?: NamedImage;
  /** How many pods are to run it at most, where no object here does and there are several. */
  readonly podsMax?: number;
  /** Feature gates that its arguments switch, in their order. */
  readonly gates?: readonly DeployedGate[];
  readonly config: JsonObject;
  readonly marks: readonly Mark[];
  readonly origin: Place;
}

export interface DeployedGate extends GivenGate {
  readonly at: Place;
}

export interface TargetAllocator {
  /** Name of the receiver whose jobs it takes. */
  readonly receiver: string;
  readonly serviceAccount: string;
  /** True where somebody writes the account, beside the operator. */
  readonly isWritten: boolean;
  /** Where it is told to look for monitors, if it is. */
  readonly monitorsAt?: Place;
}

export interface DeployedWorkload extends Surroundings, NamedImage {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly replicas: number;
  /** What each pod of it goes with, where no number says how many there are: a node, or a pod that it is a sidecar of. */
  readonly oneFor?: "node" | "pod" | undefined;
  readonly podLabels: Labels;
  /** Ports of its containers that have a name; undefined where nothing here says them. */
  readonly namedPorts?: readonly NamedPort[];
  /** True in the network of their nodes. */
  readonly onHost?: boolean;
  /** Name of the Collector configuration it runs, if any. */
  readonly config: string | undefined;
  readonly memoryLimitBytes: number | undefined;
  readonly serviceAccount: string;
  readonly automountToken: boolean;
  readonly origin: Place;
}

export interface DeployedProgram {
  /** Of its ConfigMap. */
  readonly name: string;
  readonly namespace: string;
  readonly settings: BalancerConfig;
  readonly marks: readonly Mark[];
  readonly origin: Place;
}

/** An image, and where it is named. */
export interface NamedImage {
  readonly image: string;
  readonly imageAt: Place;
}

/** What a container finds around it, as far as that is known. */
export interface Surroundings {
  /** Names of its variables; undefined where a ConfigMap or a Secret may bring more. */
  readonly env: readonly string[] | undefined;
  readonly mounts: readonly DeployedMount[];
  /** True where nothing can be written but on volumes. */
  readonly readOnlyRoot: boolean;
  /** True for root, and where the pod says that ports below 1024 are for everybody. */
  readonly opensLowPorts: boolean;
}

export interface DeployedMount {
  readonly path: string;
  readonly writable: boolean;
  /** One claim for all pods. */
  readonly shared: boolean;
  /** The folder of the node that it is. */
  readonly hostPath?: string;
  /** Undefined where nothing here says it. */
  readonly sizeBytes?: number | undefined;
}

export interface DeployedService {
  readonly name: string;
  readonly namespace: string;
  readonly headless: boolean;
  readonly selector: Labels;
  readonly ports: readonly ServicePort[];
  readonly origin: Place;
}

export interface ServicePort extends Pick<Port, "port" | "protocol"> {
  /** Where it leads to in pods, when that is another port: undefined where a name stands for it that is not known here. */
  readonly target?: number | undefined;
}

export interface NamedPort extends Pick<Port, "port"> {
  readonly name: string;
  readonly protocol: string;
}

export interface DeployedPolicy extends Omit<NetworkPolicy, "isWritten" | "ingress" | "egress"> {
  /** Beside the labels of its selector. */
  readonly expressions?: readonly LabelExpression[] | undefined;
  readonly ingress: readonly OpenedWay[];
  readonly egress: readonly OpenedWay[];
}

/** What a rule of a policy opens, in all the words that Kubernetes has for it. */
export interface OpenedWay {
  /** Empty: any peer. */
  readonly peers: readonly DeployedPeer[];
  /** Empty: any port. */
  readonly ports: readonly OpenedPort[];
}

export type DeployedPeer =
  | Extract<Peer, { readonly kind: "cidr" }>
  | (Extract<Peer, { readonly kind: "pods" }> & {
      readonly expressions?: readonly LabelExpression[];
      readonly namespaceExpressions?: readonly LabelExpression[];
    });

export interface OpenedPort {
  readonly protocol: string;
  /** A name is that of a port of the pods that are sent to; undefined is every port. */
  readonly port?: number | string;
  /** The last of a range. */
  readonly endPort?: number;
}

/** Account and its namespace are `*` for a group that every one is in. */
export interface DeployedRole extends Pick<Role, "serviceAccount" | "origin"> {
  readonly rules: readonly (Role["rules"][number] & {
    /** Undefined: every object. */
    readonly resourceNames?: readonly string[] | undefined;
  })[];
  /** Empty: the whole cluster. */
  readonly namespace: string;
  readonly accountNamespace: string;
}
