/**
 * Waits for what a Collector holds, where it would drop that at its end: told to end, the `loadbalancing` of 0.129.0 empties the list
 * of a static resolver first, which ends the exporters of the backends beside it, and its process does not wait for their queues
 * (contrib loadbalancingexporter resolver_static.go, loadbalancer.go `removeExtraExporters`; 0.161.0 waits).
 */

import { signals } from "../contract/signal.ts";
import { has } from "../model/collector/behaviours.ts";
import { parseDurationMs } from "../model/duration.ts";
import { isJsonObject, type JsonObject } from "../model/json.ts";
import { configurationOf } from "../needs/configuration.ts";
import type { Counts } from "./counts.ts";
import type { Snapshot } from "./snapshot.ts";

/** The `timeout` of a batch processor that says none (core batchprocessor, both versions). */
const batchMs = 200;
/** A queue with something in it is not quiet for so long, unless its backend is. */
const quietMs = 1_000;
const lookMs = 50;

/** @returns how long nothing arrives where it holds nothing any more; undefined where it delivers what it holds before it ends */
export function holdsForMs(version: string, body: JsonObject): number | undefined {
  if (has(version, "staticBackendsDrained")) return undefined;
  const batches = configurationOf(body).sections.processors.filter(({ type, runs }) => runs && type === "batch");
  const waits = batches.map(({ settings }) => {
    const timeout = isJsonObject(settings) ? settings["timeout"] : undefined;
    return (typeof timeout === "string" ? parseDurationMs(timeout) : undefined) ?? batchMs;
  });
  return quietMs + Math.max(0, ...waits);
}

/** Resolves when all that was accepted has arrived, or when nothing has for a while: processors may drop, backends may be away. */
export async function delivered(
  counts: Pick<Counts, "total">,
  sent: Snapshot["sent"],
  { quietForMs, msMax }: { readonly quietForMs: number; readonly msMax: number },
): Promise<void> {
  const startedAt = performance.now();
  let [arrived, arrivedAt] = [-1, startedAt];
  for (;;) {
    const now = performance.now();
    const total = signals.reduce((sum, signal) => sum + counts.total(signal), 0);
    if (total !== arrived) [arrived, arrivedAt] = [total, now];
    const isAll = signals.every((signal) => counts.total(signal) >= sent[signal].accepted);
    if (isAll || now >= arrivedAt + quietForMs || now >= startedAt + msMax) return;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
