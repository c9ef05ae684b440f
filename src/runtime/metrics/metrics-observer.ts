/** Counts what the balancer reports. What it is at a moment is in status-gauges.ts. */

import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { grpcCode } from "../grpc/status.ts";
import type { Observer } from "../observer.ts";
import { itemNames } from "./catalogue.ts";
import type { Registry } from "./registry.ts";

export function metricsObserver(registry: Registry, resolver: ResolverConfig["kind"]): Partial<Observer> {
  return {
    answered: ({ signal, transport, code, items }) => {
      registry.add("fairlead_requests_total", { transport, code }, 1);
      if (!signal || items === 0) return;
      const what = code === grpcCode.ok ? "accepted" : "refused";
      registry.add(`otelcol_receiver_${what}_${itemNames[signal]}_total`, { transport }, items);
    },
    dropped: (signal, items) => registry.add("fairlead_dropped_items_total", { signal }, items),
    sent: (endpoint, signal, items) =>
      registry.add(`otelcol_exporter_sent_${itemNames[signal]}_total`, { endpoint }, items),
    called: (endpoint, outcome, latencyMs) => {
      const success = String(outcome === "accepted");
      registry.add("otelcol_loadbalancer_backend_outcome_total", { endpoint, success }, 1);
      registry.observe("otelcol_loadbalancer_backend_latency_milliseconds", { endpoint }, latencyMs);
    },
    repicked: (signal, reason, items) => registry.add("fairlead_repicked_items_total", { signal, reason }, items),
    rejected: (signal, reason, items) =>
      registry.add(`otelcol_exporter_send_failed_${itemNames[signal]}_total`, { reason }, items),
    maybeRepeated: (signal, items) => registry.add("fairlead_maybe_repeated_items_total", { signal }, items),
    cutSmaller: (endpoint) => registry.add("fairlead_size_refusals_total", { endpoint }, 1),
    queueFull: (endpoint) => registry.add("fairlead_queue_full_total", { endpoint }, 1),
    connectFailed: (endpoint) => registry.add("fairlead_connect_failures_total", { endpoint }, 1),
    peerFault: (kind) => registry.add("fairlead_http2_faults_total", { kind }, 1),
    ejected: (endpoint) => registry.add("fairlead_backend_ejections_total", { endpoint }, 1),
    resolved: () => {
      registry.add("otelcol_loadbalancer_num_resolutions_total", { resolver, success: "true" }, 1);
      registry.add("otelcol_loadbalancer_num_backend_updates_total", { resolver }, 1);
    },
    resolutionFailed: () =>
      registry.add("otelcol_loadbalancer_num_resolutions_total", { resolver, success: "false" }, 1),
  };
}
