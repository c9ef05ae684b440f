/**
 * The topology of `loadbalancer-demo` with Fairlead's own balancer: the same keys at the same backends as Collector 0.129.1,
 * one process less to pay for, and what that Collector has not: failing backends are noticed, and a sender is answered only
 * when backends took everything. Processors stand on the backends, because this balancer runs none.
 */

import { blueprint, collector, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
  healthCheck: { interval: seconds(10), timeout: seconds(2), healthyThreshold: 2, unhealthyThreshold: 3 },
  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "200m", memory: "256Mi" } },
  processors: {
    memory_limiter: { check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 15 },
    batch: { timeout: "5s", send_batch_size: 1024 },
  },
  exporters: { debug: { verbosity: "detailed" } },
});

const edge = otel.balancer("loadbalancer", {
  to: backends,
  target: "fairlead",
  resourceAttributes: { "cluster.name": "loadbalancer-demo" },
  routes: { traces: routeBy.service(), metrics: routeBy.service(), logs: routeBy.traceID() },
  timeout: seconds(10),
  retry: { initialInterval: "100ms", maxInterval: seconds(5), maxElapsedTime: seconds(30) },
  failover: "hold",
});

export const loadbalancerDemoFairlead = blueprint("loadbalancer-demo-fairlead", {
  namespace: "loadbalancer-demo-fairlead",
  collector: otel,
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
    path: "dist/loadbalancer-demo-fairlead/manifests",
  },
});
