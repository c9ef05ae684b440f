/**
 * Sections that must compile. That the Collector's own schemas take the same values is tested in
 * test/model/collector/sections.test.ts, so the types and the schemas cannot drift apart here.
 */

import type { SectionsOf } from "../../src/model/collector/sections.ts";
import { milliseconds, minutes, seconds } from "../../src/model/duration.ts";

/** What a version takes, any part of it. */
type Parts<V extends "0.129.0" | "0.161.0"> = Partial<SectionsOf<V>>;

/** A type alone, a type with a name, and null for "all defaults". */
export const ids: Parts<"0.129.0"> = {
  receivers: { otlp: null, "otlp/internal": { protocols: { grpc: null } }, nop: {} },
  processors: { batch: null, "batch/traces": { timeout: "200ms" } },
  exporters: { debug: null, "debug/detailed": { verbosity: "detailed" } },
  extensions: { health_check: null, "file_storage/queue": { directory: "/var/lib/otelcol" } },
  connectors: { forward: null, "forward/traces": {} },
};

export const durations: Parts<"0.129.0"> = {
  processors: {
    batch: { timeout: seconds(5) },
    "batch/long": { timeout: "1h30m5s" },
    "batch/off": { timeout: "0" },
    memory_limiter: { check_interval: milliseconds(500), limit_percentage: 75, spike_limit_percentage: 15 },
    tail_sampling: { decision_wait: minutes(1), num_traces: 50_000 },
  },
};

/** Lists may be frozen: a blueprint is a value that no one changes. */
const hostnames = Object.freeze(["backend-1:4317", "backend-2:4317"]);

export const balancing: Parts<"0.129.0"> = {
  exporters: {
    loadbalancing: {
      routing_key: "service",
      protocol: {
        otlp: { compression: "gzip", timeout: "10s", headers: { "x-tier": "edge" }, tls: { insecure: true } },
      },
      resolver: { static: { hostnames } },
      retry_on_failure: { enabled: true, initial_interval: "1s", max_interval: "5s", max_elapsed_time: "30s" },
    },
    "loadbalancing/dns": { resolver: { dns: { hostname: "backend-headless", interval: "5s", port: "4317" } } },
  },
};

/** Open places take JSON of any shape. */
export const open: Parts<"0.129.0"> = {
  receivers: {
    hostmetrics: { collection_interval: "30s", scrapers: { cpu: null, load: { cpu_average: true } } },
    filelog: { include: ["/var/log/*.log"], operators: [{ type: "json_parser", timestamp: { parse_from: "body.t" } }] },
    prometheus: {
      config: {
        scrape_configs: [
          {
            job_name: "self",
            scrape_interval: "30s",
            static_configs: [{ targets: ["localhost:8888"], labels: { tier: "edge" } }],
            kubernetes_sd_configs: [{ role: "pod", namespaces: { names: ["shop"] } }],
          },
        ],
      },
    },
  },
  processors: {
    attributes: { actions: [{ key: "team", value: ["a", "b"], action: "upsert" }] },
    resource: { attributes: [{ key: "cluster.name", value: "edge", action: "upsert" }] },
  },
};

/** Two ways of writing one setting, as the processor takes them. */
export const alternatives: Parts<"0.129.0"> = {
  processors: {
    transform: { trace_statements: ['set(attributes["a"], "b")'] },
    "transform/grouped": {
      error_mode: "ignore",
      metric_statements: [{ context: "datapoint", statements: ['set(attributes["a"], "b")'] }],
    },
  },
};

export const telemetry: Parts<"0.129.0"> = {
  telemetry: {
    logs: { level: "info", encoding: "json", initial_fields: { tier: "edge" } },
    metrics: {
      level: "detailed",
      readers: [{ pull: { exporter: { prometheus: { host: "0.0.0.0", port: 8888 } } } }],
    },
  },
};

/** The present names, and the former ones, which 0.161.0 still takes. */
export const renamed: Parts<"0.161.0"> = {
  exporters: {
    load_balancing: { routing_key: "resource", resolver: { static: { hostnames } } },
    "otlp_grpc/next": { endpoint: "backend:4317", sending_queue: { enabled: false } },
    otlp_http: { endpoint: "http://backend:4318" },
    loadbalancing: { routing_key: "attributes", routing_attributes: ["tenant.id"] },
    "otlp/former": { endpoint: "backend:4317" },
    otlphttp: { endpoint: "http://backend:4318", headers: [{ name: "x-tier", value: "edge" }] },
    prometheusremotewrite: { endpoint: "http://prometheus:9090/api/v1/write" },
  },
  connectors: { span_metrics: { namespace: "spans" }, "spanmetrics/former": null },
};
