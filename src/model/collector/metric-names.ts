/**
 * What a Collector counts, by the component that counts it: every metric that alerts, dashboards and runbooks name, once. As its
 * Prometheus exporter prints them with `without_type_suffix` and `without_units`, the same at 0.129.0 and 0.161.0; what a
 * version does not count is a behaviour (`backendsUncounted`).
 */

import type { Signal } from "../../contract/signal.ts";

/** What the items of a signal are called in these names (core exporterhelper, receiverhelper). */
const items = { traces: "spans", metrics: "metric_points", logs: "log_records" } as const satisfies Record<
  Signal,
  string
>;

const ofEachSignal = <const Stem extends string>(stem: Stem) =>
  ({
    traces: `${stem}_${items.traces}`,
    metrics: `${stem}_${items.metrics}`,
    logs: `${stem}_${items.logs}`,
  }) as const;

export const collectorMetrics = Object.freeze({
  /** By `receiver` and `transport` (core receiverhelper). */
  receiver: {
    accepted: ofEachSignal("otelcol_receiver_accepted"),
    refused: ofEachSignal("otelcol_receiver_refused"),
  },
  /** By `exporter` (core exporterhelper). */
  exporter: {
    sent: ofEachSignal("otelcol_exporter_sent"),
    sendFailed: ofEachSignal("otelcol_exporter_send_failed"),
    enqueueFailed: ofEachSignal("otelcol_exporter_enqueue_failed"),
    queueSize: "otelcol_exporter_queue_size",
    queueCapacity: "otelcol_exporter_queue_capacity",
  },
  /** By `resolver`, or by `endpoint` (contrib loadbalancingexporter). */
  loadBalancing: {
    backends: "otelcol_loadbalancer_num_backends",
    resolutions: "otelcol_loadbalancer_num_resolutions",
    outcome: "otelcol_loadbalancer_backend_outcome",
    /** In milliseconds. */
    latency: "otelcol_loadbalancer_backend_latency",
  },
  /** Core service. */
  process: { memory: "otelcol_process_memory_rss", cpuSeconds: "otelcol_process_cpu_seconds" },
} as const);
