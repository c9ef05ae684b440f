/**
 * Unhealthy backends get no data. The load balancing exporter has no health check of its own, so the kubelet asks: a
 * readiness probe on each backend decides who is in the headless Service, and the dns resolver follows it.
 */

import { blueprint, collector, dns, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: dns(),
  security: "plaintext",
  healthCheck: { interval: seconds(30), timeout: seconds(5), healthyThreshold: 2, unhealthyThreshold: 3 },
});

const edge = otel.balancer("edge", {
  to: backends,
  routes: { traces: routeBy.service(), metrics: routeBy.service() },
  timeout: seconds(5),
  queue: "per-backend",
  network: { clients: [{ namespace: "shop", podLabels: { "app.kubernetes.io/component": "agent" } }] },
});

export const healthChecked = blueprint("health-checked", {
  namespace: "health-checked",
  collector: otel,
  backends: [backends],
  balancers: [edge],
});
