/**
 * The topology most people start from: three named backends behind one balancer, and three services that send.
 * Traces and metrics go by service. Logs go by trace id: Collector 0.129 ignores every other key for them, so this
 * blueprint says what will happen. `service` is a hash of `service.name`, not round robin: each service has one backend.
 */

import { blueprint, collector, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "200m", memory: "256Mi" } },
  processors: { batch: { timeout: "5s", send_batch_size: 1024 } },
  exporters: { debug: { verbosity: "detailed" } },
});

const edge = otel.balancer("loadbalancer", {
  to: backends,
  routes: { traces: routeBy.service(), metrics: routeBy.service(), logs: routeBy.traceID() },
  timeout: seconds(10),
  retry: { initialInterval: seconds(1), maxInterval: seconds(5), maxElapsedTime: seconds(30) },
  queue: "per-backend",
  receivers: {
    "prometheus/self": {
      config: {
        scrape_configs: [
          { job_name: "otel-collector", scrape_interval: "30s", static_configs: [{ targets: ["localhost:8888"] }] },
        ],
      },
    },
  },
  processors: {
    memory_limiter: { check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 15 },
    resource: {
      attributes: [
        { key: "cluster.name", value: "loadbalancer-demo", action: "upsert" },
        { key: "collector.instance", value: "load-balancer", action: "upsert" },
      ],
    },
    batch: { timeout: "5s", send_batch_size: 1024 },
  },
  exporters: { debug: { verbosity: "basic" } },
});

export const loadbalancerDemo = blueprint("loadbalancer-demo", {
  namespace: "loadbalancer-demo",
  collector: otel,
  output: "operator",
  backends: [backends],
  balancers: [edge],
  generators: [
    otel.generator("service-a", {
      signal: "traces",
      to: edge,
      replicas: 2,
      every: seconds(5),
      serviceVersion: "1.0.0",
      attributes: { "operation.type": "database_query" },
    }),
    otel.generator("service-b", {
      signal: "metrics",
      to: edge,
      replicas: 2,
      every: seconds(7),
      serviceVersion: "2.0.0",
      metricName: "requests_total",
    }),
    otel.generator("service-c", { signal: "logs", to: edge, every: seconds(6), serviceVersion: "3.0.0" }),
  ],
  gitops: {
    repoURL: "https://git.example.com/telemetry.git",
    revision: "v1",
    path: "dist/loadbalancer-demo/manifests",
  },
});
