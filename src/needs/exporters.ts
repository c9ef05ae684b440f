/** What exporters need of their pod, beside a way to where they send (check/deployed/objects/destinations.ts). */

import type { ComponentNeeds } from "./component-needs.ts";

const both = "0.129.0 and 0.161.0";

export const exporterNeeds: Readonly<Record<string, ComponentNeeds>> = Object.freeze({
  debug: { source: `core debugexporter, ${both}` },
  file: {
    source: `contrib fileexporter factory.go, ${both}: it opens the file and makes no folder`,
    writes: [{ at: ["path"], names: "file" }],
  },
  kafka: { source: `contrib kafkaexporter, ${both}` },
  loadbalancing: { source: `contrib loadbalancingexporter, ${both}`, renamed: "load_balancing" },
  nop: { source: `core nopexporter, ${both}` },
  otlp: { source: `core otlpexporter, ${both}`, renamed: "otlp_grpc" },
  otlphttp: { source: `core otlphttpexporter, ${both}`, renamed: "otlp_http" },
  prometheus: {
    source: `contrib prometheusexporter config.go, ${both}: it has no address of its own`,
    opens: [{ name: "prometheus", at: ["endpoint"], transport: "TCP", appProtocol: "http", who: "monitoring" }],
  },
  prometheusremotewrite: {
    source: `contrib prometheusremotewriteexporter wal.go, ${both}`,
    renamed: "prometheus_remote_write",
    writes: [{ at: ["wal", "directory"], names: "folder" }],
  },
});
