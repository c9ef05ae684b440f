/** A dashboard's rows, one for each balancer: what comes in, what goes out and to whom, what waits, what fails. */

import { collectorMetrics } from "../../model/collector/metric-names.ts";
import { isKeyed } from "../../model/link.ts";
import type { Panel, PanelRow } from "../../model/monitoring.ts";
import { rate, slowest } from "./series.ts";
import { own, queuesAreCounted, type Watched } from "./watched.ts";

const { receiver, exporter, process } = collectorMetrics;

export function panelsOf(watched: Watched): PanelRow {
  const { link } = watched;
  const panels = [
    pods(watched),
    bySignal(watched, "In, a second", (signal) => rate(watched.names.accepted(signal), { of: watched.of })),
    bySignal(watched, "Out, a second", (signal) => rate(watched.names.sent(signal), sentOf(watched))),
    bySignal(watched, "Given up, a second", (signal) => givenUp(watched, signal)),
    refused(watched),
    ...known(watched),
    ...shares(watched),
    ...(link.target === "fairlead" ? ofFairlead(watched) : ofCollector(watched)),
  ];
  return { balancer: link.balancer, title: `${link.balancer} to ${link.pool}`, panels };
}

function pods({ of }: Watched): Panel {
  return { title: "Pods that answer", unit: "none", queries: [{ expression: `sum(up{${of}})`, legend: "pods" }] };
}

type QueryOf = (signal: Watched["signals"][number]) => string;

function bySignal({ signals }: Watched, title: string, expression: QueryOf): Panel {
  return { title, unit: "cps", queries: signals.map((signal) => ({ expression: expression(signal), legend: signal })) };
}

/** Beside the items, what Fairlead's balancer had no memory to read. */
function refused(watched: Watched): Panel {
  const { names, of, link } = watched;
  const panel = bySignal(watched, "Refused, a second", (signal) => rate(names.refused(signal), { of }));
  if (link.target === "collector") return panel;
  const expression = rate(own("fairlead_uncounted_refusals_total"), { of });
  return { ...panel, queries: [...panel.queries, { expression, legend: "requests of items that were not counted" }] };
}

/** Where exporters of single backends count too, they would be counted twice. */
function sentOf({ link, of }: Watched) {
  return link.target === "collector" && isKeyed(link) ? { of, more: 'exporter!~"otlp/load_?balancing.*"' } : { of };
}

function givenUp({ link, of }: Watched, signal: Watched["signals"][number]): string {
  const failed = exporter.sendFailed[signal];
  return rate(link.target === "fairlead" ? own(`${failed}_total`) : failed, { of });
}

function known({ link, of, names }: Watched): readonly Panel[] {
  if (link.target === "collector" && !isKeyed(link)) return [];
  return [
    {
      title: "Backends that are known",
      unit: "none",
      queries: [{ expression: `min by (pod) (${names.backends}{${of}})`, legend: "{{pod}}" }],
    },
  ];
}

/** What the backends say that they took. */
function shares({ link, pool, signals, names, of }: Watched): readonly Panel[] {
  if (pool === undefined) {
    if (link.target === "collector") return [];
    return signals.map((signal) => ({
      title: `Share of ${signal} by backend`,
      unit: "percentunit",
      queries: [
        shareOf(rate(names.sent(signal), { of, by: "endpoint" }), rate(names.sent(signal), { of }), "endpoint"),
      ],
    }));
  }
  return signals.map((signal) => ({
    title: `Share of ${signal} by backend`,
    unit: "percentunit",
    queries: [
      shareOf(
        rate(receiver.accepted[signal], { of: pool.of, by: "pod" }),
        rate(receiver.accepted[signal], { of: pool.of }),
        "pod",
      ),
    ],
  }));
}

function shareOf(each: string, all: string, label: string) {
  return { expression: `${each} / on () group_left () ${all}`, legend: `{{${label}}}` };
}

function ofCollector(watched: Watched): readonly Panel[] {
  const { link, of, names } = watched;
  const isTimed = link.target === "collector" && isKeyed(link) && link.queue === "central";
  return [
    ...(queuesAreCounted(watched)
      ? [
          {
            title: "Queues, part of their room",
            unit: "percentunit",
            queries: [
              {
                expression: `max by (exporter, data_type) (${exporter.queueSize}{${of}} / ${exporter.queueCapacity}{${of}})`,
                legend: "{{exporter}} {{data_type}}",
              },
            ],
          } as const,
        ]
      : []),
    ...(isTimed ? [timed(names.latency, of)] : []),
    perPod("Memory", "bytes", `sum by (pod) (${process.memory}{${of}})`),
    perPod("CPU", "short", rate(process.cpuSeconds, { of, by: "pod" })),
  ];
}

function ofFairlead({ of, names }: Watched): readonly Panel[] {
  return [
    {
      title: "Backends that are used",
      unit: "none",
      queries: [
        {
          expression: `min by (endpoint) (${own("otelcol_loadbalancer_backend_health")}{${of}})`,
          legend: "{{endpoint}}",
        },
      ],
    },
    {
      title: "Items that wait, by backend",
      unit: "short",
      queries: [{ expression: `sum by (endpoint) (${own("fairlead_queue_items")}{${of}})`, legend: "{{endpoint}}" }],
    },
    {
      title: "Items that changed backend, a second",
      unit: "cps",
      queries: [
        {
          expression: rate(own("fairlead_repicked_items_total"), { of, by: "signal, reason" }),
          legend: "{{signal}} {{reason}}",
        },
      ],
    },
    timed(names.latency, of),
    perPod("Telemetry that is held", "bytes", `sum by (pod) (${own("fairlead_held_bytes")}{${of}})`),
  ];
}

function timed(metric: string, of: string): Panel {
  return {
    title: "Slowest hundredth of calls, by backend",
    unit: "ms",
    queries: [{ expression: slowest(metric, of), legend: "{{endpoint}}" }],
  };
}

function perPod(title: string, unit: Panel["unit"], expression: string): Panel {
  return { title, unit, queries: [{ expression, legend: "{{pod}}" }] };
}
