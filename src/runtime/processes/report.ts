/** What one process of a pod says of itself, and what all of them say together. */

import type { BackendStatus, BalancerStatus, RecentEvent } from "../../contract/status.ts";
import type { Counts } from "../metrics/registry.ts";

export interface Report {
  readonly status: BalancerStatus;
  readonly counts: Counts;
  readonly events: readonly RecentEvent[];
}

/** As that of one balancer: ready as soon as one takes requests, and a backend is as available as the least sure of them says. */
export function statusOfAll(statuses: readonly BalancerStatus[]): BalancerStatus {
  const byEndpoint = new Map<string, BackendStatus>();
  for (const { backends } of statuses) {
    for (const backend of backends) {
      const known = byEndpoint.get(backend.endpoint);
      byEndpoint.set(backend.endpoint, known ? together(known, backend) : backend);
    }
  }
  return {
    isReady: statuses.some(({ isReady }) => isReady),
    heldBytes: sum(statuses.map(({ heldBytes }) => heldBytes)),
    openParts: sum(statuses.map(({ openParts }) => openParts)),
    backends: [...byEndpoint.values()],
  };
}

function together(one: BackendStatus, other: BackendStatus): BackendStatus {
  const [worse, better] = one.isAvailable ? [other, one] : [one, other];
  return {
    ...one,
    connection: one.connection === "ready" ? one.connection : other.connection,
    isAvailable: worse.isAvailable,
    reason: worse.reason || better.reason,
    ejections: one.ejections + other.ejections,
    lastError: later(one.lastError, other.lastError),
    queuedItems: one.queuedItems + other.queuedItems,
    queuedBytes: one.queuedBytes + other.queuedBytes,
  };
}

function later(one: BackendStatus["lastError"], other: BackendStatus["lastError"]): BackendStatus["lastError"] {
  if (!one || !other) return one ?? other;
  return one.at < other.at ? other : one;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
