// stand-in
import type { SchemaVersion } from "./release.ts";

type Loose = { readonly [id: string]: object | null };
type S = {
  receivers: Loose;
  processors: Loose;
  exporters: Loose;
  extensions: Loose;
  connectors: Loose;
  telemetry: Loose;
};
export type SectionsOf<V extends SchemaVersion> = V extends string ? S : never;
export interface RoutingKeysByVersion {
  "0.129.0": {
    traces: "traceID" | "service" | "attributes";
    metrics: "service" | "resource" | "metric" | "streamID";
    logs: "traceID";
  };
  "0.161.0": {
    traces: "traceID" | "service" | "attributes";
    metrics: "service" | "resource" | "metric" | "streamID" | "attributes";
    logs: "traceID" | "service" | "resource" | "attributes";
  };
}
