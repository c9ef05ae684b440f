/**
 * Every metric of the balancer, once. What the Collector also counts has its name (0.161.0, Prometheus exporter), and so has
 * `otelcol_loadbalancer_backend_health`, which people look for and no Collector has; the rest begins with `fairlead_`.
 */

export interface Metric {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels: readonly string[];
}

/** Upper bounds of every histogram, in milliseconds: those of the Collector's `backend_latency`. */
export const histogramBounds: readonly number[] = [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

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
  otelcol_receiver_refused_spans_total: {
    type: "counter",
    help: "Spans of requests that were refused for want of room.",
    labels: ["transport"],
  },
  otelcol_receiver_refused_metric_points_total: {
    type: "counter",
    help: "Data points of requests that were refused for want of room.",
    labels: ["transport"],
  },
  otelcol_receiver_refused_log_records_total: {
    type: "counter",
    help: "Log records of requests that were refused for want of room.",
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
  otelcol_exporter_send_failed_spans_total: {
    type: "counter",
    help: "Spans that were not delivered.",
    labels: ["reason"],
  },
  otelcol_exporter_send_failed_metric_points_total: {
    type: "counter",
    help: "Data points that were not delivered.",
    labels: ["reason"],
  },
  otelcol_exporter_send_failed_log_records_total: {
    type: "counter",
    help: "Log records that were not delivered.",
    labels: ["reason"],
  },
  otelcol_loadbalancer_num_resolutions_total: {
    type: "counter",
    help: "Times that backends were looked up.",
    labels: ["resolver", "success"],
  },
  otelcol_loadbalancer_num_backends: { type: "gauge", help: "Backends known.", labels: ["resolver"] },
  otelcol_loadbalancer_num_backend_updates_total: {
    type: "counter",
    help: "Times that the list of backends was set.",
    labels: ["resolver"],
  },
  otelcol_loadbalancer_backend_outcome_total: {
    type: "counter",
    help: "Calls to a backend, by whether it took them.",
    labels: ["endpoint", "success"],
  },
  otelcol_loadbalancer_backend_latency_milliseconds: {
    type: "histogram",
    help: "From the begin of a call to its answer.",
    labels: ["endpoint"],
  },
  otelcol_loadbalancer_backend_health: {
    type: "gauge",
    help: "1 for a backend that is available, 0 for one that is ejected or fails its checks.",
    labels: ["endpoint"],
  },
  fairlead_backend_share: {
    type: "gauge",
    help: "The exact part of evenly spread keys that a backend has, from 0 to 1.",
    labels: ["endpoint", "signal"],
  },
  fairlead_backend_ejections_total: { type: "counter", help: "Ejections of a backend.", labels: ["endpoint"] },
  fairlead_connect_failures_total: { type: "counter", help: "Attempts to connect that failed.", labels: ["endpoint"] },
  fairlead_queue_items: { type: "gauge", help: "Items waiting for a backend, or on their way.", labels: ["endpoint"] },
  fairlead_queue_bytes: { type: "gauge", help: "Bytes waiting for a backend, or on their way.", labels: ["endpoint"] },
  fairlead_queue_full_total: { type: "counter", help: "Requests refused for a full queue.", labels: ["endpoint"] },
  fairlead_repicked_items_total: {
    type: "counter",
    help: "Items that looked for a new backend.",
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
  fairlead_requests_total: {
    type: "counter",
    help: "Requests answered, by gRPC code.",
    labels: ["transport", "code"],
  },
  fairlead_held_bytes: { type: "gauge", help: "Bytes of requests held, received or queued.", labels: [] },
} as const;

export type MetricName = keyof typeof catalogue;

export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof catalogue)[Name]["labels"][number], string | number>
>;
