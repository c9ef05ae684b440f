/** Pipelines that an item comes to inside a Collector: through connectors that pass on what they take, as they took it. */

import type { CollectorView } from "./view.ts";

export type Pipeline = CollectorView["pipelines"][number];

/** Core forward; contrib routing, failover and roundrobin (0.129.0 and 0.161.0). Their names may have underscores. */
const passing: readonly string[] = Object.freeze(["forward", "routing", "failover", "roundrobin"]);

/** These and those behind them, of one signal. */
export function reachedFrom(
  start: readonly Pipeline[],
  { pipelines, in: section }: CollectorView,
): ReadonlySet<Pipeline> {
  const connectors = new Set(
    section("connectors")
      .filter(({ type }) => passing.includes(type.replaceAll("_", "")))
      .map(({ name }) => name),
  );
  const reached = new Set(start);
  // A set is walked in the order in which it grows, so that each pipeline is looked at once, in circles, too.
  for (const { signal, exporters } of reached) {
    const through = exporters.filter((name) => connectors.has(name));
    for (const next of pipelines) {
      if (next.signal === signal && next.receivers.some((name) => through.includes(name))) reached.add(next);
    }
  }
  return reached;
}
