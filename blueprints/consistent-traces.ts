/** All spans of a trace reach one backend: routing by trace id over named backends. */

import { blueprint, collector, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
});

const edge = otel.balancer("edge", {
  to: backends,
  routes: { traces: routeBy.traceID() },
  timeout: seconds(10),
  compression: "gzip",
  headers: { "x-lb-strategy": "consistent-hash" },
  queue: "per-backend",
});

export const consistentTraces = blueprint("consistent-traces", {
  namespace: "consistent-traces",
  collector: otel,
  backends: [backends],
  balancers: [edge],
  generators: [otel.generator("checkout", { signal: "traces", to: edge, every: seconds(1) })],
});
