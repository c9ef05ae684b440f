/**
 * Backends of different size: the second takes about twice the keys. A ring has no weights, so the heavier backend is
 * listed under more spellings; the exact shares are in the runbook.
 */

import { blueprint, collector, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
  weights: [1, 2, 1],
});

const edge = otel.balancer("edge", {
  to: backends,
  routes: { traces: routeBy.traceID() },
  queue: "per-backend",
});

export const weighted = blueprint("weighted", {
  namespace: "weighted",
  collector: otel,
  backends: [backends],
  balancers: [edge],
  generators: [otel.generator("checkout", { signal: "traces", to: edge, every: seconds(1) })],
});
