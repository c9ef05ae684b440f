/** The version is bound once: parts, keys and routes of another do not compile. */

import { blueprint, collector, routeBy } from "fairlead";

const older = collector("0.129.1");
const newer = collector("0.161.0");

// @ts-expect-error a release that Fairlead does not know
export const unknown = collector("0.129.7");

const olderPool = older.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
  exporters: { debug: { verbosity: "detailed" }, "otlphttp/store": { endpoint: "http://store:4318" } },
});

const newerPool = newer.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
  exporters: { "otlp_http/store": { endpoint: "http://store:4318" } },
});

export const misnamed = older.backends("backend", {
  count: 3,
  discovery: "static",
  security: "plaintext",
  // @ts-expect-error the exporter had another name at 0.129
  exporters: { otlp_http: { endpoint: "http://store:4318" } },
});

export const olderEdge = older.balancer("edge", { to: olderPool, routes: { metrics: routeBy.streamID() } });
const newerEdge = newer.balancer("edge", { to: newerPool, routes: { logs: routeBy.service() } });

export const logs = older.balancer("edge", {
  to: olderPool,
  // @ts-expect-error 0.129 hashes logs by trace id whatever is asked
  routes: { logs: routeBy.service() },
});

export const metrics = older.balancer("edge", {
  to: olderPool,
  // @ts-expect-error metrics by attributes came with 0.147.0
  routes: { metrics: routeBy.attributes("tenant.id") },
});

export const own = older.balancer("edge", {
  to: olderPool,
  target: "fairlead",
  routes: { metrics: routeBy.tenant(), logs: routeBy.service() },
  compatibleWith: "fairlead",
  failover: { logs: "spill" },
});

export const processing = older.balancer("edge", {
  to: olderPool,
  target: "fairlead",
  routes: { traces: routeBy.traceID() },
  // @ts-expect-error Fairlead's balancer runs no processors
  processors: { batch: {} },
});

export const failing = older.balancer("edge", {
  to: olderPool,
  routes: { traces: routeBy.traceID() },
  // @ts-expect-error the Collector's exporter has no failover
  failover: "spill",
});

// @ts-expect-error a pool of another version
export const crossed = older.balancer("edge", { to: newerPool, routes: {} });

export const whole = blueprint("whole", {
  namespace: "whole",
  collector: newer,
  backends: [newerPool],
  balancers: [newerEdge],
});

export const mixed = blueprint("mixed", {
  namespace: "mixed",
  collector: newer,
  // @ts-expect-error a pool of another version
  backends: [olderPool],
  // @ts-expect-error a balancer of another version
  balancers: [olderEdge],
});
