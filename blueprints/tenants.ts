/**
 * Each tenant has one backend. The tenant must be an attribute; headers of a request are not visible to the balancer.
 * Collector 0.161.0: 0.129.1 can do this for traces only, and says so when asked for metrics (FL3001).
 */

import { blueprint, collector, routeBy, seconds } from "fairlead";

const otel = collector("0.161.0");

const backends = otel.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
});

const edge = otel.balancer("edge", {
  to: backends,
  routes: {
    traces: routeBy.tenant("tenant.id"),
    metrics: routeBy.tenant("tenant.id"),
    logs: routeBy.tenant("tenant.id"),
  },
  queue: "per-backend",
});

export const tenants = blueprint("tenants", {
  namespace: "tenants",
  collector: otel,
  backends: [backends],
  balancers: [edge],
  generators: [
    otel.generator("tenant-a", { signal: "traces", to: edge, every: seconds(2), attributes: { "tenant.id": "a" } }),
    otel.generator("tenant-b", { signal: "traces", to: edge, every: seconds(2), attributes: { "tenant.id": "b" } }),
  ],
});
