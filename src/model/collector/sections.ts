/** The configuration types of each Collector version, and the routing keys it takes, by signal. */

import type { Signal } from "../../contract/signal.ts";
import type * as v0129 from "./generated/v0-129-0.ts";
import type * as v0161 from "./generated/v0-161-0.ts";
import type { SchemaVersion } from "./release.ts";

export interface SectionsByVersion {
  readonly "0.129.0": v0129.Sections;
  readonly "0.161.0": v0161.Sections;
}

export type SectionsOf<V extends SchemaVersion> = SectionsByVersion[V];

/**
 * What the load balancing exporter can hash for each signal (contrib loadbalancingexporter). At 0.129.0 logs go by trace
 * id whatever is asked, and metrics cannot go by attributes (from 0.147.0 they can; logs honour the key from 0.154).
 */
export interface RoutingKeysByVersion {
  readonly "0.129.0": {
    readonly traces: "traceID" | "service" | "attributes";
    readonly metrics: "service" | "resource" | "metric" | "streamID";
    readonly logs: "traceID";
  };
  readonly "0.161.0": {
    readonly traces: "traceID" | "service" | "attributes";
    readonly metrics: "service" | "resource" | "metric" | "streamID" | "attributes";
    readonly logs: "traceID" | "service" | "resource" | "attributes";
  };
}

export type RoutingKeyOf<V extends SchemaVersion, S extends Signal> = RoutingKeysByVersion[V][S];
