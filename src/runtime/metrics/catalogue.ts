/**
 * Every metric of the balancer, once. What the Collector also counts has the Collector's name (0.161.0, Prometheus exporter);
 * `otelcol_loadbalancer_backend_health` has the name that people look for, though no Collector has it; the rest begins with
 * `fairlead_`.
 */

import { type Signal, signals } from "../../contract/signal.ts";

export interface Metric {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels: readonly string[];
}

/** Upper bounds of every histogram, in milliseconds: those of the Collector's `backend_latency`. */
export const histogramBounds: readonly number[] = [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/** What the items of a signal are called, in the names of metrics and in words. */
export const itemNames = {
  traces: "spans",
  metrics: "metric_points",
  logs: "log_records",
} as const satisfies Record<Signal, string>;

const itemWords: Readonly<Record<Signal, string>> = { traces: "Spans", metrics: "Data points", logs: "Log records" };

type ItemName = (typeof itemNames)[Signal];

/** One counter for each signal, as the Collector has them. */
function countersOfItems<const Stem extends string, const Label extends string>(
  stem: Stem,
  label: Label,
  help: string,
) {
  const counters = signals.map((signal) => {
    const metric = { type: "counter" as const, help: `${itemWords[signal]} ${help}`, labels: [label] as const };
    return [`${stem}_${itemNames[signal]}_total`, metric] as const;
  });
  // The names are those of all signals.
  return Object.fromEntries(counters) as {
    readonly [Name in ItemName as `${Stem}_${Name}_total`]: (typeof counters)[number][1];
  };
}

export const catalogue = {
  ...countersOfItems("otelcol_receiver_accepted", "transport", "of requests that were answered OK."),
  ...countersOfItems(
    "otelcol_receiver_refused",
    "transport",
    "of requests that were refused because there was no room.",
  ),
  ...countersOfItems("otelcol_exporter_sent", "endpoint", "that a backend accepted."),
  ...countersOfItems("otelcol_exporter_send_failed", "reason", "that were not delivered."),
  otelcol_loadbalancer_num_resolutions_total: {
    type: "counter",
    help: "Lookups of backends.",
    labels: ["resolver", "success"],
  },
  otelcol_loadbalancer_num_backends: { type: "gauge", help: "Known backends.", labels: ["resolver"] },
  otelcol_loadbalancer_num_backend_updates_total: {
    type: "counter",
    help: "Updates of the list of backends.",
    labels: ["resolver"],
  },
  otelcol_loadbalancer_backend_outcome_total: {
    type: "counter",
    help: "Calls to a backend, by whether it accepted them.",
    labels: ["endpoint", "success"],
  },
  otelcol_loadbalancer_backend_latency_milliseconds: {
    type: "histogram",
    help: "From the start of a call to its answer.",
    labels: ["endpoint"],
  },
  otelcol_loadbalancer_backend_health: {
    type: "gauge",
    help: "1 for a backend that is available, 0 for one that is ejected or fails its checks.",
    labels: ["endpoint"],
  },
  fairlead_backend_share: {
    type: "gauge",
    help: "The exact share of evenly spread keys that a backend owns, from 0 to 1.",
    labels: ["endpoint", "signal"],
  },
  fairlead_backend_ejections_total: { type: "counter", help: "Ejections of a backend.", labels: ["endpoint"] },
  fairlead_connect_failures_total: { type: "counter", help: "Failed attempts to connect.", labels: ["endpoint"] },
  fairlead_queue_items: { type: "gauge", help: "Items waiting for a backend, or on their way.", labels: ["endpoint"] },
  fairlead_queue_bytes: { type: "gauge", help: "Bytes waiting for a backend, or on their way.", labels: ["endpoint"] },
  fairlead_queue_full_total: {
    type: "counter",
    help: "Requests refused because the queue was full.",
    labels: ["endpoint"],
  },
  fairlead_repicked_items_total: {
    type: "counter",
    help: "Items that were routed again, to another backend.",
    labels: ["signal", "reason"],
  },
  fairlead_maybe_repeated_items_total: {
    type: "counter",
    help: "Items sent again although the answer to their call was lost.",
    labels: ["signal"],
  },
  fairlead_dropped_items_total: {
    type: "counter",
    help: "Items without a key, dropped as the Collector drops them.",
    labels: ["signal"],
  },
  fairlead_requests_total: {
    type: "counter",
    help: "Requests answered, by gRPC code.",
    labels: ["transport", "code"],
  },
  fairlead_held_bytes: { type: "gauge", help: "Bytes of the requests that are held, received or queued.", labels: [] },
} as const;

export type MetricName = keyof typeof catalogue;

export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof catalogue)[Name]["labels"][number], string | number>
>;
