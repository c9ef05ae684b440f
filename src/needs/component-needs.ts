/** What one component may need of its pod: the shape of a row of the table, which says where its facts were read. */

import type { Path } from "../diagnostics/place.ts";
import type { Behaviour } from "../model/collector/behaviours.ts";
import type { JsonObject } from "../model/json.ts";

export interface ComponentNeeds {
  /** Module and versions that the row was read from. */
  readonly source: string;
  /** Newer names of the type. */
  readonly renamed?: string;
  readonly opens?: readonly Opening[];
  readonly sends?: readonly Sending[];
  readonly asks?: Asks;
  readonly writes?: readonly Writing[];
  /** Patterns of files or folders, one or a list. */
  readonly reads?: readonly Path[];
  /** Variables that it reads itself. */
  readonly knows?: (settings: JsonObject) => readonly PodVariable[];
}

/** A port that a component listens on. */
export interface Opening {
  /** Of the port in a Service, at most 15 characters as Kubernetes has it. */
  readonly name: string;
  /** Of the address. */
  readonly at: Path;
  /** The section that switches it on; always open without one. */
  readonly within?: Path;
  /** The section beside it that is taken instead, where both are written. */
  readonly unless?: Path;
  /** Where no address is written; undefined where one must be. */
  readonly otherwise?: string;
  readonly transport: Transport;
  /** The setting that says tcp, udp or unix, where there is a choice. */
  readonly transportAt?: Path;
  readonly appProtocol?: "grpc" | "http";
  readonly who: Audience;
}

export type Transport = "TCP" | "UDP";

/** Who connects: those who send telemetry, a Prometheus, or somebody inside the pod or on the node. */
export type Audience = "senders" | "monitoring" | "operators";

/** An address that a component connects to. */
export interface Sending {
  /** Of the address; a star is every item of a list. */
  readonly at: Path;
  /** OTLP over gRPC or HTTP, which the other end has to speak, too. */
  readonly speaks: "grpc" | "http" | "other";
}

/** What a component asks of the API server; versions may differ. */
export type Asks = (settings: JsonObject, has: (behaviour: Behaviour) => boolean) => readonly Permission[];

export interface Permission {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Undefined for the whole cluster. */
  readonly namespaces?: readonly string[] | undefined;
}

export interface PodVariable {
  readonly name: string;
  /** What it is to hold, in the downward API. */
  readonly field: string;
}

/** A folder that a component writes to. */
export interface Writing {
  readonly at: Path;
  /** `file`: the setting names a file in the folder. */
  readonly names: "folder" | "file";
  /** Written to only where this says true. */
  readonly when?: (settings: JsonObject) => boolean;
  /** Where none is written. */
  readonly otherwise?: string;
  /** The setting that has it made; else the folder must be there. */
  readonly creates?: Path;
}
