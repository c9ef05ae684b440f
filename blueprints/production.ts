/**
 * A pool that grows and shrinks, two balancers, certificates on both ends, a token, closed networks; and beside the
 * load balancing one metrics pipeline that filters, transforms and writes to Prometheus.
 *
 * Secrets to create first: `backend-tls` and `balancer-tls` (keys ca.crt, tls.crt, tls.key; the server certificate names
 * backend-headless.telemetry.svc.cluster.local), `otlp-token` (key token).
 */

import { bearerToken, blueprint, collector, dns, mutualTls, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: dns({ interval: seconds(30), timeout: seconds(5) }),
  security: mutualTls({ serverSecret: "backend-tls", clientSecret: "balancer-tls" }),
  auth: bearerToken({ secret: "otlp-token" }),
  resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "2Gi" } },
});

const edge = otel.balancer("edge", {
  to: backends,
  replicas: 2,
  routes: { traces: routeBy.traceID(), metrics: routeBy.service(), logs: routeBy.traceID() },
  timeout: seconds(10),
  compression: "gzip",
  retry: { initialInterval: seconds(1), maxInterval: seconds(30), maxElapsedTime: seconds(300) },
  queue: "per-backend",
  resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "2Gi" } },
  processors: {
    "filter/health": { error_mode: "ignore", metrics: { metric: ['name == "http.server.duration.health"'] } },
    "transform/service": {
      error_mode: "ignore",
      metric_statements: [
        { context: "datapoint", statements: ['set(attributes["service"], resource.attributes["service.name"])'] },
      ],
    },
  },
  exporters: {
    prometheusremotewrite: { endpoint: "http://prometheus.monitoring.svc.cluster.local:9090/api/v1/write" },
  },
  pipelines: {
    "metrics/remote": {
      processors: ["filter/health", "transform/service"],
      exporters: ["prometheusremotewrite"],
    },
  },
  network: {
    clients: [{ namespace: "shop", podLabels: { "telemetry.example.com/sends": "otlp" } }],
    egress: [{ cidr: "10.40.0.0/16", port: 9090 }],
  },
});

export const production = blueprint("production", {
  namespace: "telemetry",
  collector: otel,
  backends: [backends],
  balancers: [edge],
  monitoring: {
    scrape: "pod-monitor",
    prometheus: { namespace: "monitoring", podLabels: { "app.kubernetes.io/name": "prometheus" } },
    alerts: true,
    dashboard: true,
    labels: { release: "kube-prometheus-stack" },
    runbook: "https://git.example.com/telemetry/blob/v1/dist/production/runbook.md",
  },
  gitops: {
    repoURL: "https://git.example.com/telemetry.git",
    revision: "v1",
    path: "dist/production/manifests",
    project: "telemetry",
  },
});
