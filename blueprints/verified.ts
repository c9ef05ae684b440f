/**
 * After each sync a Job sends numbered traces and records to the balancer and reads from the metrics of each sampler how much of it
 * arrived there: one that is lost, comes twice or goes to another sampler than the ring says fails the sync. Applications send meanwhile.
 */

import { blueprint, collector, minutes, routeBy } from "fairlead";

const otel = collector("0.161.0");

const samplers = otel.backends("sampler", { count: 3, discovery: "static", security: "plaintext" });

const edge = otel.balancer("edge", {
  to: samplers,
  queue: "central",
  routes: { traces: routeBy.traceID(), logs: routeBy.traceID() },
  network: { clients: [{ namespace: "shop", podLabels: { app: "shop" } }] },
  verify: { items: 5_000, timeout: minutes(3) },
});

export const verified = blueprint("verified", {
  namespace: "verified",
  collector: otel,
  backends: [samplers],
  balancers: [edge],
  gitops: {
    repoURL: "https://git.example.com/telemetry.git",
    revision: "v1.4.0",
    path: "dist/verified/manifests",
  },
});
