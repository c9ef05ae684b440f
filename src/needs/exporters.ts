/** What exporters need of their pod, beside a way to where they send (check/deployed/objects/destinations.ts). */

import type { ComponentNeeds, Sending } from "./component-needs.ts";

const to = (speaks: Sending["speaks"], ...at: readonly string[]): Sending => ({ at, speaks });

const both = "0.129.0 and 0.161.0";

export const exporterNeeds: Readonly<Record<string, ComponentNeeds>> = Object.freeze({
  debug: { source: `core debugexporter, ${both}` },
  file: {
    source: `contrib fileexporter factory.go, ${both}: it opens the file and makes no folder`,
    writes: [{ at: ["path"], names: "file" }],
  },
  elasticsearch: {
    source: "contrib elasticsearchexporter config.go, 0.129.0",
    sends: [to("other", "endpoint"), to("other", "endpoints", "*")],
  },
  kafka: { source: `contrib kafkaexporter, ${both}`, sends: [to("other", "brokers", "*")] },
  loadbalancing: { source: `contrib loadbalancingexporter, ${both}`, renamed: "load_balancing" },
  nop: { source: `core nopexporter, ${both}` },
  loki: { source: "contrib lokiexporter README, before 0.131", sends: [to("other", "endpoint")] },
  otlp: { source: `core otlpexporter, ${both}`, renamed: "otlp_grpc", sends: [to("grpc", "endpoint")] },
  otlphttp: {
    source: `core otlphttpexporter, ${both}`,
    renamed: "otlp_http",
    sends: ["endpoint", "traces_endpoint", "metrics_endpoint", "logs_endpoint"].map((key) => to("http", key)),
  },
  prometheus: {
    source: `contrib prometheusexporter config.go, ${both}: it has no address of its own`,
    opens: [{ name: "prometheus", at: ["endpoint"], transport: "TCP", appProtocol: "http", who: "monitoring" }],
  },
  prometheusremotewrite: {
    source: `contrib prometheusremotewriteexporter wal.go, ${both}`,
    renamed: "prometheus_remote_write",
    sends: [to("other", "endpoint")],
    writes: [{ at: ["wal", "directory"], names: "folder" }],
  },
  splunk_hec: { source: `contrib splunkhecexporter config.go, ${both}`, sends: [to("other", "endpoint")] },
  zipkin: { source: "contrib zipkinexporter config.go, 0.161.0", sends: [to("other", "endpoint")] },
});
