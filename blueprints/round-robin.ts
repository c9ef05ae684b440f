/**
 * Request after request to the next backend, truly so: gRPC's own round robin over the addresses of a headless Service.
 * Spreads load exactly and splits traces. Backends close connections after a while, or one added later is never used.
 */

import { blueprint, collector, dns, roundRobin, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: dns(),
  security: "plaintext",
  maxConnectionAge: { age: seconds(30), grace: seconds(10) },
});

const edge = otel.balancer("edge", {
  to: backends,
  routes: { traces: roundRobin(), metrics: roundRobin(), logs: roundRobin() },
});

export const roundRobinBlueprint = blueprint("round-robin", {
  namespace: "round-robin",
  collector: otel,
  backends: [backends],
  balancers: [edge],
  generators: [otel.generator("checkout", { signal: "traces", to: edge, every: seconds(1) })],
});
