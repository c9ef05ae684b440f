/**
 * Every metric of the balancer, once. What the Collector also counts has the Collector's name (0.161.0, Prometheus exporter);
 * `otelcol_loadbalancer_backend_health` has the name that people look for, though no Collector has it; the rest begins with
 * `fairlead_`.
 */

import { type Signal, signals } from "./signal.ts";

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

const kind =
  <const Type extends Metric["type"]>(type: Type) =>
  <const Labels extends readonly string[]>(help: string, ...labels: Labels) => ({ type, help, labels });

const [counter, gauge, histogram] = [kind("counter"), kind("gauge"), kind("histogram")];

/** One counter for each signal, as the Collector has them. */
function itemCounters<const Stem extends string, const Label extends string>(stem: Stem, help: string, label: Label) {
  const counters = signals.map((signal) => {
    const metric = counter(`${itemWords[signal]} ${help}`, label);
    return [`${stem}_${itemNames[signal]}_total`, metric] as const;
  });
  // The names are those of all signals.
  return Object.fromEntries(counters) as {
    readonly [Name in (typeof itemNames)[Signal] as `${Stem}_${Name}_total`]: (typeof counters)[number][1];
  };
}

export const catalogue = {
  ...itemCounters("otelcol_receiver_accepted", "of requests that were answered OK.", "transport"),
  ...itemCounters("otelcol_receiver_refused", "of requests that were refused because there was no room.", "transport"),
  ...itemCounters("otelcol_exporter_sent", "that a backend accepted.", "endpoint"),
  ...itemCounters("otelcol_exporter_send_failed", "that were not delivered.", "reason"),
  otelcol_loadbalancer_num_resolutions_total: counter("Lookups of backends.", "resolver", "success"),
  otelcol_loadbalancer_num_backends: gauge("Known backends.", "resolver"),
  otelcol_loadbalancer_num_backend_updates_total: counter("Updates of the list of backends.", "resolver"),
  otelcol_loadbalancer_backend_outcome_total: counter(
    "Calls to a backend, by whether it accepted them.",
    "endpoint",
    "success",
  ),
  otelcol_loadbalancer_backend_latency_milliseconds: histogram("From the start of a call to its answer.", "endpoint"),
  otelcol_loadbalancer_backend_health: gauge(
    "1 for a backend that is available, 0 for one that is ejected or fails its checks.",
    "endpoint",
  ),
  fairlead_backend_share: gauge(
    "The exact share of evenly spread keys that a backend owns, from 0 to 1.",
    "endpoint",
    "signal",
  ),
  fairlead_backend_ejections_total: counter("Ejections of a backend.", "endpoint"),
  fairlead_connect_failures_total: counter("Failed attempts to connect.", "endpoint"),
  fairlead_backend_connections_ended_early_total: counter(
    "Connections that a backend ended within a second although calls went well on them.",
    "endpoint",
  ),
  fairlead_http2_faults_total: counter(
    "Senders' streams and connections that were ended for breaking a rule of HTTP/2, or a limit.",
    "kind",
  ),
  fairlead_connections_gave_way_total: counter(
    "Senders' connections that were closed because a limit on connections was reached, of the port or of one address.",
    "transport",
  ),
  fairlead_backend_connections_gave_way_total: counter(
    "Connections to backends that were closed to make room for others, because the memory limit has no room for all.",
  ),
  fairlead_mistakes_total: counter("Requests answered as internal errors, because of a bug in the balancer.", "server"),
  fairlead_queue_items: gauge("Items waiting for a backend or being sent to it.", "endpoint"),
  fairlead_queue_bytes: gauge("Bytes waiting for a backend or being sent to it.", "endpoint"),
  fairlead_queue_full_total: counter("Requests refused because the queue was full.", "endpoint"),
  fairlead_size_refusals_total: counter(
    "Calls that a backend refused for their size; they are cut and sent again.",
    "endpoint",
  ),
  fairlead_repicked_items_total: counter("Items that were routed again, to another backend.", "signal", "reason"),
  fairlead_maybe_repeated_items_total: counter(
    "Items sent again although the answer to their call was lost.",
    "signal",
  ),
  fairlead_dropped_items_total: counter("Items without a key, dropped as the Collector drops them.", "signal"),
  fairlead_uncounted_refusals_total: counter(
    "Requests refused as retryable before their items were counted, for lack of memory or of a backend. The signal is `unknown` if not even the head was read.",
    "transport",
    "signal",
  ),
  fairlead_requests_total: counter("Requests answered, by gRPC code.", "transport", "code"),
  fairlead_processes: gauge("Processes that share the ports of the pod."),
  fairlead_process_ends_total: counter("Processes that ended unexpectedly and were replaced."),
  fairlead_held_bytes: gauge("Bytes of requests that are held: being received, or queued."),
};

export type MetricName = keyof typeof catalogue;

export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof catalogue)[Name]["labels"][number], string | number>
>;
