/** Counts what the balancer tells. */

import type { Signal } from "../../contract/signal.ts";
import { dialTarget } from "../../routing/ring.ts";
import { grpcCode } from "../grpc/status.ts";
import { type Observer, silentObserver } from "../observer.ts";
import type { Registry } from "./registry.ts";

const accepted = {
  traces: "otelcol_receiver_accepted_spans_total",
  metrics: "otelcol_receiver_accepted_metric_points_total",
  logs: "otelcol_receiver_accepted_log_records_total",
} as const satisfies Record<Signal, string>;

const sent = {
  traces: "otelcol_exporter_sent_spans_total",
  metrics: "otelcol_exporter_sent_metric_points_total",
  logs: "otelcol_exporter_sent_log_records_total",
} as const satisfies Record<Signal, string>;

export function metricsObserver(registry: Registry): Observer {
  const known = new Set<string>();
  return {
    ...silentObserver,
    answered: ({ signal, transport, code, items }) => {
      registry.add("fairlead_requests_total", { transport, code }, 1);
      if (signal && code === grpcCode.ok) registry.add(accepted[signal], { transport }, items);
    },
    dropped: (signal, items) => registry.add("fairlead_dropped_items_total", { signal }, items),
    sent: (endpoint, signal, items) => registry.add(sent[signal], { endpoint }, items),
    called: (endpoint, outcome) =>
      registry.add(
        "otelcol_loadbalancer_backend_outcome_total",
        { endpoint, success: String(outcome === "accepted") },
        1,
      ),
    repicked: (signal, reason, items) => registry.add("fairlead_repicked_items_total", { signal, reason }, items),
    rejected: (signal, reason, items) => registry.add("fairlead_rejected_items_total", { signal, reason }, items),
    maybeRepeated: (signal, items) => registry.add("fairlead_maybe_repeated_items_total", { signal }, items),
    queueFull: (endpoint) => registry.add("fairlead_queue_full_total", { endpoint }, 1),
    connectFailed: (endpoint) => registry.add("fairlead_connect_failures_total", { endpoint }, 1),
    ejected: (endpoint) => registry.add("fairlead_backend_ejections_total", { endpoint }, 1),
    availability: (endpoint, available) => registry.set("fairlead_backend_available", { endpoint }, available ? 1 : 0),
    resolved: (endpoints) => {
      registry.add("otelcol_loadbalancer_num_backend_updates_total", {}, 1);
      registry.set("otelcol_loadbalancer_num_backends", {}, endpoints.length);
      for (const endpoint of endpoints.map(dialTarget)) {
        if (!known.has(endpoint)) registry.set("fairlead_backend_available", { endpoint }, 1);
        known.add(endpoint);
      }
    },
  };
}
