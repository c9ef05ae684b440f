/**
 * What a Collector says of itself on the page: its metrics, read as its Prometheus exporter prints them with the flags of
 * `collector-config.ts`. 0.129.0 counts the queue of each backend, by the exporter that `loadbalancing` makes for it; 0.161.0 does not
 * (contrib loadbalancingexporter factory.go), and both count calls and their time (`otelcol_loadbalancer_backend_*`).
 */

import { histogramBounds } from "../contract/metric-catalogue.ts";
import type { BackendCounts } from "../contract/status.ts";
import { collectorMetrics } from "../model/collector/metric-names.ts";
import type { PageCounts } from "../page/page-state.ts";

export interface CollectorTold {
  readonly counts: PageCounts;
  /** By endpoint on the ring. */
  readonly calls: (endpoint: string) => Pick<BackendCounts, "calls" | "latency"> | undefined;
  /** In the unit of its queue, all signals together; undefined where it does not count them. */
  readonly queued: (endpoint: string) => number | undefined;
}

interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export function collectorTold(exposition: string): CollectorTold {
  const all = readSeries(exposition);
  const named = (names: readonly string[]) => all.filter(({ name }) => names.includes(name));
  const { receiver, exporter, loadBalancing } = collectorMetrics;
  const failed = named([...Object.values(exporter.sendFailed), ...Object.values(exporter.enqueueFailed)]);
  const queues = named([exporter.queueSize]);
  return {
    counts: {
      acceptedItems: sum(named(Object.values(receiver.accepted))),
      refusedItems: sum(named(Object.values(receiver.refused))),
      undeliveredItems: sum(undelivered(failed)),
      latencyBoundsMs: histogramBounds,
    },
    calls: (endpoint) => {
      const of = (name: string) => named([name]).filter(({ labels }) => labels["endpoint"] === endpoint);
      const outcomes = of(loadBalancing.outcome);
      if (outcomes.length === 0) return undefined;
      const ending = (success: string) => sum(outcomes.filter(({ labels }) => labels["success"] === success));
      const below = histogramBounds.map((bound) =>
        sum(of(`${loadBalancing.latency}_bucket`).filter(({ labels }) => Number(labels["le"]) === bound)),
      );
      return {
        calls: { accepted: ending("true"), failed: ending("false") },
        latency: {
          calls: below.map((count, index) => count - (below[index - 1] ?? 0)),
          count: sum(of(`${loadBalancing.latency}_count`)),
          sumMs: sum(of(`${loadBalancing.latency}_sum`)),
        },
      };
    },
    queued: (endpoint) => {
      const own = queues.filter(({ labels }) => labels["exporter"]?.endsWith(`_${endpoint}`));
      return own.length === 0 ? undefined : sum(own);
    },
  };
}

/** Where exporters of single backends count, `loadbalancing` around them counts the same failures again. */
function undelivered(failed: readonly Series[]): readonly Series[] {
  const isOf = (pattern: RegExp) => failed.filter(({ labels }) => pattern.test(labels["exporter"] ?? ""));
  const single = isOf(/^otlp(?:_grpc)?\/load_?balancing/);
  return single.length > 0 ? single : isOf(/^load_?balancing/);
}

function sum(series: readonly Series[]): number {
  return series.reduce((total, { value }) => total + value, 0);
}

const line = /^(otelcol_\w+)(?:\{(.*)\})? (\S+)$/gm;
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g;

function readSeries(exposition: string): readonly Series[] {
  return Array.from(exposition.matchAll(line), ([, name = "", labels = "", value]) => ({
    name,
    labels: Object.fromEntries(Array.from(labels.matchAll(label), ([, key = "", text = ""]) => [key, text] as const)),
    value: Number(value),
  }));
}
