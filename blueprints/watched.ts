/**
 * Backends found by watching Kubernetes, behind an edge that asks senders for certificates and a token. Two to five balancers,
 * as load asks for; a backend that fails is left out and its keys go to the next, until it has grown into its share again.
 */

import { bearerToken, blueprint, collector, k8s, mutualTls, routeBy, seconds } from "fairlead";

const otel = collector("0.161.0");

const aggregators = otel.backends("aggregator", {
  count: 3,
  discovery: k8s(),
  security: mutualTls({ serverSecret: "aggregator-tls", clientSecret: "edge-client-tls" }),
  healthCheck: { interval: seconds(5), timeout: seconds(2), healthyThreshold: 2, unhealthyThreshold: 3 },
});

const edge = otel.balancer("edge", {
  to: aggregators,
  target: "fairlead",
  autoscaling: { min: 2, max: 5 },
  routes: { traces: routeBy.traceID(), metrics: routeBy.streamID(), logs: routeBy.traceID() },
  failover: "spill",
  slowStart: seconds(30),
  resourceAttributes: { "cluster.name": "watched" },
  senders: {
    tls: { secret: "edge-tls", clientCertificates: true },
    auth: bearerToken({ secret: "edge-token" }),
  },
  network: {
    apiServer: { cidr: "192.0.2.10/32", port: 6443 }, // the endpoint, not the Service: a policy is judged behind it
    clients: [{ namespace: "shops", podLabels: { "app.kubernetes.io/component": "telemetry-agent" } }],
  },
});

export const watched = blueprint("watched", {
  namespace: "watched",
  collector: otel,
  backends: [aggregators],
  balancers: [edge],
  monitoring: {
    scrape: "service-monitor",
    prometheus: { namespace: "monitoring", podLabels: { "app.kubernetes.io/name": "prometheus" } },
    alerts: true,
  },
  gitops: {
    repoURL: "https://git.example.com/telemetry.git",
    revision: "v1",
    path: "dist/watched/manifests",
  },
});
