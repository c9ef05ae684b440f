/** Asks the balancers how they are, and counts what came to backends since the last look. */

import type { Signal } from "../contract/signal.ts";
import type { CountedStatus } from "../contract/status.ts";
import { dialTarget } from "../routing/endpoint.ts";
import { type CollectorTold, collectorTold } from "./collector-told.ts";
import type { Counts } from "./counts.ts";
import type { Launched } from "./launch.ts";
import type { RunningBackends } from "./running-backends.ts";
import type { RunningBalancer } from "./running-balancer.ts";
import { type Sender, type SentCounts, sumOfCounts } from "./sender.ts";
import type { BackendState, Snapshot } from "./snapshot.ts";

export interface Seen {
  readonly snapshot: Snapshot;
  /** By balancer; without those that do not say. */
  readonly statuses: ReadonlyMap<string, CountedStatus>;
  /** By balancer, of Collectors. */
  readonly collectors: ReadonlyMap<string, CollectorTold>;
}

export interface Looked {
  readonly balancers: readonly RunningBalancer[];
  readonly backends: RunningBackends;
  readonly counts: Counts;
  readonly senders: ReadonlyMap<Signal, readonly Sender[]>;
  readonly elapsed: () => number;
}

export function looking({ balancers, backends, counts, senders, elapsed }: Looked): () => Promise<Seen> {
  let last = new Map<string, number>();
  let lastAt = elapsed();
  return async () => {
    const [statuses, collectors] = await Promise.all([
      toldBy(balancers, "status", (text) => JSON.parse(text) as CountedStatus), // our own program answers
      toldBy(balancers, "metrics", collectorTold),
    ]);
    const says = balancers.some(({ launched }) => launched.asked.kind === "status");
    const waiting = says ? waitingAt(balancers, statuses) : undefined;
    const [now, before, since] = [elapsed(), last, lastAt];
    const states = backends.all().map(({ name }): BackendState => {
      const { items, bytes, requests, elsewhere } = counts.of(name);
      const total = items.traces + items.metrics + items.logs;
      return {
        ...{ name, items: { ...items }, bytes, requests, elsewhere },
        isUp: backends.sink(name)?.isUp() ?? false,
        perSecond: Math.round((1_000 * (total - (before.get(name) ?? 0))) / Math.max(1, now - since)),
        waiting: waiting && (waiting.get(name) ?? 0),
      };
    });
    last = new Map(states.map(({ name, items }) => [name, items.traces + items.metrics + items.logs]));
    lastAt = now;
    return { snapshot: { elapsedMs: now, backends: states, sent: sentBy(senders) }, statuses, collectors };
  };
}

function sentBy(senders: Looked["senders"]): Snapshot["sent"] {
  const of = (signal: Signal): SentCounts => {
    const all = (senders.get(signal) ?? []).map((sender) => sender.counts());
    return { ...sumOfCounts(all), reason: all.find(({ reason }) => reason !== undefined)?.reason };
  };
  return { traces: of("traces"), metrics: of("metrics"), logs: of("logs") };
}

const askMs = 500;

/** By balancer; without those that do not answer now. */
async function toldBy<Told>(
  balancers: readonly RunningBalancer[],
  kind: Launched["asked"]["kind"],
  read: (text: string) => Told,
): Promise<ReadonlyMap<string, Told>> {
  const asked = balancers.map(async ({ launched, current }) => {
    if (launched.asked.kind !== kind) return [];
    const told = await fetch(launched.asked.url, { signal: AbortSignal.timeout(askMs) })
      .then(async (response) => read(await response.text()))
      .catch(() => undefined);
    return told ? [[current().name, told] as const] : [];
  });
  return new Map((await Promise.all(asked)).flat());
}

/** Two names of one backend on the ring have one queue. */
function waitingAt(balancers: readonly RunningBalancer[], statuses: Seen["statuses"]): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (const { current } of balancers) {
    const { name: balancer, backendAt } = current();
    const told = statuses.get(balancer)?.backends ?? [];
    const queued = new Map(told.map(({ endpoint, queuedItems }) => [dialTarget(endpoint), queuedItems]));
    for (const [target, items] of queued) {
      const name = backendAt.get(target) ?? target;
      waiting.set(name, (waiting.get(name) ?? 0) + items);
    }
  }
  return waiting;
}
