/** Backends found by DNS: a StatefulSet behind a headless Service, so that scaling needs no new configuration. */

import { blueprint, collector, dns, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const backends = otel.backends("backend", {
  count: 3,
  discovery: dns({ interval: seconds(10), timeout: seconds(2) }),
  security: "plaintext",
});

const edge = otel.balancer("edge", {
  to: backends,
  routes: { traces: routeBy.service(), metrics: routeBy.service() },
  queue: "per-backend",
});

export const dnsDiscovery = blueprint("dns-discovery", {
  namespace: "dns-discovery",
  collector: otel,
  backends: [backends],
  balancers: [edge],
  generators: ["checkout", "cart"].map((service) =>
    otel.generator(service, { signal: "traces", to: edge, every: seconds(1) }),
  ),
});
