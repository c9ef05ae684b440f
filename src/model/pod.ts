/** What pods consist of, with every default spelled out: a part of the plan. */

import type { EnvValue, PodOptions, Resources, Volume } from "./topology.ts";

export type Labels = Readonly<Record<string, string>>;

export interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
  /** What is spoken there, for meshes and gateways; undefined where the author's own receiver decides it. */
  readonly appProtocol: "grpc" | "http" | "https" | undefined;
}

export interface HttpProbe {
  readonly path: string;
  readonly port: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

export interface EnvVar {
  readonly name: string;
  readonly value: EnvValue;
}

/** A volume of the author's, sizes as the API server spells them. */
export interface NamedVolume {
  readonly name: string;
  readonly volume: Volume;
}

/** Where pods run, and what they carry: as the author says it, since the words are Kubernetes' own. */
export interface PodSettings
  extends Pick<PodOptions, "nodeSelector" | "tolerations" | "affinity" | "priorityClass" | "imagePullSecrets"> {
  /** Beside those of the workload. */
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** A container of the author's, beside that of the workload. */
export interface SideContainer
  extends Pick<Container, "name" | "image" | "pullPolicy" | "command" | "args" | "env" | "resources"> {
  readonly ports: readonly Pick<Port, "name" | "port">[];
  readonly mounts: readonly {
    readonly volume: string;
    readonly path: string;
    readonly subPath: string | undefined;
    readonly readOnly: boolean;
  }[];
  /** Undefined: the pod's. */
  readonly user: number | undefined;
  readonly writableRoot: boolean;
}

export interface SecretMount {
  readonly name: string;
  readonly secret: string;
  /** What is read of it. */
  readonly keys: readonly string[];
  readonly path: string;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly pullPolicy: "Always" | "IfNotPresent" | "Never";
  /** Empty: what the image starts. */
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly ports: readonly Port[];
  readonly env: readonly EnvVar[];
  readonly resources: Resources;
  readonly readiness: HttpProbe | undefined;
  readonly liveness: HttpProbe | undefined;
}
