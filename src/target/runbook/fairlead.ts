/** What Fairlead's balancer can lose or repeat. */

import type { FairleadLink } from "../../model/link.ts";

export function fairleadLosses({
  config: { delivery, routes: byName },
  routes,
  discovery,
}: FairleadLink): readonly string[] {
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
      return signals.length > 0
        ? [`While a backend is down, its ${listed.format(signals)} ${whenDown[failover]}.`]
        : [];
    }),
    ...(discovery !== "static" && waiting.length > 0 ? [leftTheList] : []),
  ];
}

const listed = new Intl.ListFormat("en-GB");

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

/** A pod that is not ready is named no longer, so most that are down are gone a moment later. */
const leftTheList =
  "That is for as long as it is on the list. Once it is found no longer, as a pod that is not ready, what waits for it and what is new goes to those that have its keys then.";

const whenDown = Object.freeze({
  hold: "wait for it",
  spill: "go to the next owner of their keys",
  shed: "are rejected",
});
