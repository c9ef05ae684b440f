/** What a balancer is at the moment and what it has counted since its start, in one: for `/status` and its page. */

import { histogramBounds, itemNames } from "../../contract/metric-catalogue.ts";
import { signals } from "../../contract/signal.ts";
import type { BackendCounts, BalancerCounts, BalancerStatus, CountedStatus } from "../../contract/status.ts";
import { dialTarget } from "../../routing/endpoint.ts";
import type { Registry } from "./registry.ts";

export function countedStatus(status: BalancerStatus, registry: Registry): CountedStatus {
  return {
    ...status,
    counts: countsOf(registry, [...new Set(status.backends.map((one) => dialTarget(one.endpoint)))]),
  };
}

interface Valued {
  readonly value: number;
}

function sum(series: readonly Valued[]): number {
  return series.reduce((total, { value }) => total + value, 0);
}

function countsOf(registry: Registry, targets: readonly string[]): BalancerCounts {
  const ofAll = (read: (signal: (typeof signals)[number]) => readonly Valued[]) =>
    signals.reduce((total, signal) => total + sum(read(signal)), 0);
  return {
    acceptedItems: ofAll((signal) => registry.counted(`otelcol_receiver_accepted_${itemNames[signal]}_total`)),
    refusedItems: ofAll((signal) => registry.counted(`otelcol_receiver_refused_${itemNames[signal]}_total`)),
    undeliveredItems: ofAll((signal) => registry.counted(`otelcol_exporter_send_failed_${itemNames[signal]}_total`)),
    droppedItems: sum(registry.counted("fairlead_dropped_items_total")),
    repickedItems: sum(registry.counted("fairlead_repicked_items_total")),
    maybeRepeatedItems: sum(registry.counted("fairlead_maybe_repeated_items_total")),
    latencyBoundsMs: histogramBounds,
    backends: backendCounts(registry, targets),
  };
}

/** Of the backends that it has now. */
function backendCounts(registry: Registry, targets: readonly string[]): readonly BackendCounts[] {
  const sent = new Map<string, number>();
  for (const signal of signals) {
    for (const { labels, value } of registry.counted(`otelcol_exporter_sent_${itemNames[signal]}_total`)) {
      sent.set(String(labels.endpoint), (sent.get(String(labels.endpoint)) ?? 0) + value);
    }
  }
  const outcomes = registry.counted("otelcol_loadbalancer_backend_outcome_total");
  const called = new Map(outcomes.map(({ labels, value }) => [`${labels.endpoint} ${labels.success}`, value]));
  const latencies = registry.observed("otelcol_loadbalancer_backend_latency_milliseconds");
  const latency = new Map(latencies.map((one) => [String(one.labels.endpoint), one]));
  return targets.map((endpoint) => {
    const { counts = [], count = 0, sum: sumMs = 0 } = latency.get(endpoint) ?? {};
    return {
      endpoint,
      sentItems: sent.get(endpoint) ?? 0,
      calls: { accepted: called.get(`${endpoint} true`) ?? 0, failed: called.get(`${endpoint} false`) ?? 0 },
      latency: { calls: [...counts], count, sumMs },
    };
  });
}
