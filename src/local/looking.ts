/** Asks the balancers how they are, and counts what came to backends since the last look. */

import { type Signal, signals } from "../contract/signal.ts";
import type { CountedStatus } from "../contract/status.ts";
import { dialTarget } from "../routing/endpoint.ts";
import type { Counts } from "./counts.ts";
import type { RunningBackends } from "./running-backends.ts";
import type { RunningBalancer } from "./running-balancer.ts";
import type { Sender, SentCounts } from "./sender.ts";
import type { BackendState, Snapshot } from "./snapshot.ts";

export interface Seen {
  readonly snapshot: Snapshot;
  /** By balancer; without those that do not say. */
  readonly statuses: ReadonlyMap<string, CountedStatus>;
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
    const statuses = await statusesOf(balancers);
    const says = balancers.some(({ launched }) => launched.statusUrl !== undefined);
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
    return { snapshot: { elapsedMs: now, backends: states, sent: sentBy(senders) }, statuses };
  };
}

function sentBy(senders: Looked["senders"]): Snapshot["sent"] {
  const sumOf = (signal: Signal): SentCounts => {
    const all = (senders.get(signal) ?? []).map((sender) => sender.counts());
    const sum = (of: (counts: SentCounts) => number) => all.reduce((total, counts) => total + of(counts), 0);
    return {
      sent: sum(({ sent }) => sent),
      accepted: sum(({ accepted }) => accepted),
      failed: sum(({ failed }) => failed),
    };
  };
  const [traces, metrics, logs] = signals.map(sumOf);
  const none: SentCounts = { sent: 0, accepted: 0, failed: 0 };
  return { traces: traces ?? none, metrics: metrics ?? none, logs: logs ?? none };
}

const askMs = 500;

async function statusesOf(balancers: readonly RunningBalancer[]): Promise<ReadonlyMap<string, CountedStatus>> {
  const asked = balancers.map(async ({ launched: { statusUrl }, current }) => {
    if (statusUrl === undefined) return [];
    const status = await fetch(statusUrl, { signal: AbortSignal.timeout(askMs) })
      .then((response) => response.json() as Promise<CountedStatus>) // our own program answers
      .catch(() => undefined);
    return status ? [[current().name, status] as const] : [];
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
