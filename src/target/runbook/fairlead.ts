/** What the runbook says of Fairlead's balancer. */

import type { FairleadLink } from "../../model/link.ts";
import { anotherTerminal, type BalancerWords } from "./balancer-words.ts";

export function fairleadWords(link: FairleadLink, namespace: string): BalancerWords {
  const { metrics, health } = link.config.telemetry;
  return {
    losses: losses(link),
    commands: [
      `kubectl -n ${namespace} port-forward ${link.metricsOf} ${metrics.port}:${metrics.port} ${health.port}:${health.port}`,
      anotherTerminal,
      `curl -s localhost:${metrics.port}/metrics | grep -E 'fairlead_|otelcol_'`,
      `curl -s localhost:${health.port}/status`,
    ],
    watched: link.discovery === "static" ? watched : [discovered, ...watched],
    trouble: trouble(link),
  };
}

function losses({ config: { delivery, routes: byName }, routes }: FairleadLink): readonly string[] {
  const waiting = routes.flatMap(({ signal, route }) => {
    const failover = byName[signal]?.failover;
    return route.kind === "hash" && failover ? [{ signal, failover }] : [];
  });
  return [
    ...acknowledged[delivery.acknowledge],
    ...(delivery.acknowledge === "delivered" && delivery.unplaced === "retry-all" ? [retryAll] : []),
    "What a backend answered OK is never sent again. Calls whose answer was lost may repeat: `fairlead_maybe_repeated_items_total`.",
    ...(["hold", "spill", "shed"] as const).flatMap((failover) => {
      const signals = waiting.filter((each) => each.failover === failover).map(({ signal }) => signal);
      return signals.length > 0 ? [`While a backend is down, its ${signals.join(", ")} ${whenDown[failover]}.`] : [];
    }),
  ];
}

const acknowledged = Object.freeze({
  delivered: [
    "A sender is answered when backends took everything. What no backend took in time is rejected and counted: `otelcol_exporter_send_failed_…_total`.",
    "Nothing is on disk: when a balancer is killed, senders that were not answered send again; one that is stopped delivers what it holds.",
  ],
  queued: [
    "A sender is answered once everything is queued. What no backend takes before retries end is lost and counted: `otelcol_exporter_send_failed_…_total`.",
    "Nothing is on disk: a balancer that is killed loses what it holds; one that is stopped delivers it.",
  ],
});

const retryAll =
  "When no backend took some part of a request in time, its sender gets an error and repeats all of it: what backends took arrives twice.";

const whenDown = Object.freeze({
  hold: "wait for it",
  spill: "go to the next owner of their keys",
  shed: "are rejected",
});

const discovered =
  "`otelcol_loadbalancer_num_backends`: backends that are known; fewer than declared means that discovery fails.";

const watched: readonly string[] = Object.freeze([
  "`otelcol_loadbalancer_backend_health`: 0 for a backend that is left out; `/status` says why.",
  "`otelcol_exporter_sent_spans_total` (`_metric_points_`, `_log_records_`) by endpoint: the real share of each backend.",
  "`otelcol_exporter_send_failed_…_total`, `fairlead_queue_full_total`, `fairlead_held_bytes`: telemetry that found no room or no backend.",
  "`fairlead_repicked_items_total`: items that changed backend, with the reason.",
]);

function trouble({ balancer, discovery, security }: FairleadLink): readonly string[] {
  return [
    ...(discovery === "static"
      ? [`Backends change only with the blueprint: a pull request shows them in \`images/${balancer}/balancer.json\`.`]
      : []),
    ...(security === "mutual-tls"
      ? [
          "Every send fails right after a rollout: compare the certificates of both ends; the balancer logs `cannot connect to a backend` with the reason.",
        ]
      : []),
  ];
}
