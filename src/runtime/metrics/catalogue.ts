/**
 * Every metric of the balancer, once. What the Collector also counts has its name (0.161.0, Prometheus exporter); what it
 * does not know begins with `fairlead_`.
 */

export interface Metric {
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly labels: readonly string[];
}

export const catalogue = {
  otelcol_receiver_accepted_spans_total: { type: "counter", help: "Spans answered OK.", labels: ["transport"] },
  otelcol_receiver_accepted_metric_points_total: {
    type: "counter",
    help: "Data points answered OK.",
    labels: ["transport"],
  },
  otelcol_receiver_accepted_log_records_total: {
    type: "counter",
    help: "Log records answered OK.",
    labels: ["transport"],
  },
  otelcol_exporter_sent_spans_total: { type: "counter", help: "Spans that a backend took.", labels: ["endpoint"] },
  otelcol_exporter_sent_metric_points_total: {
    type: "counter",
    help: "Data points that a backend took.",
    labels: ["endpoint"],
  },
  otelcol_exporter_sent_log_records_total: {
    type: "counter",
    help: "Log records that a backend took.",
    labels: ["endpoint"],
  },
  otelcol_loadbalancer_num_backends: { type: "gauge", help: "Backends known.", labels: [] },
  otelcol_loadbalancer_num_backend_updates_total: {
    type: "counter",
    help: "Times that the list of backends was set.",
    labels: [],
  },
  otelcol_loadbalancer_backend_outcome_total: {
    type: "counter",
    help: "Calls to a backend, by whether it took them.",
    labels: ["endpoint", "success"],
  },
  fairlead_requests_total: {
    type: "counter",
    help: "Requests answered, by gRPC code.",
    labels: ["transport", "code"],
  },
  fairlead_backend_available: {
    type: "gauge",
    help: "1 for a backend that is available, 0 for one that is ejected or fails its checks.",
    labels: ["endpoint"],
  },
  fairlead_backend_ejections_total: { type: "counter", help: "Ejections of a backend.", labels: ["endpoint"] },
  fairlead_connect_failures_total: { type: "counter", help: "Attempts to connect that failed.", labels: ["endpoint"] },
  fairlead_repicked_items_total: {
    type: "counter",
    help: "Items that looked for a new backend.",
    labels: ["signal", "reason"],
  },
  fairlead_rejected_items_total: {
    type: "counter",
    help: "Items that were not delivered.",
    labels: ["signal", "reason"],
  },
  fairlead_maybe_repeated_items_total: {
    type: "counter",
    help: "Items sent again although the answer to their call was lost.",
    labels: ["signal"],
  },
  fairlead_dropped_items_total: {
    type: "counter",
    help: "Items without a key, left out as the Collector does.",
    labels: ["signal"],
  },
  fairlead_queue_full_total: { type: "counter", help: "Requests refused for a full queue.", labels: ["endpoint"] },
  fairlead_held_bytes: { type: "gauge", help: "Bytes of requests held, received or queued.", labels: [] },
} as const;

export type MetricName = keyof typeof catalogue;

export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof catalogue)[Name]["labels"][number], string | number>
>;
