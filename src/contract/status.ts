/** What a balancer says of itself at a moment, as `/status` prints it; for people, probes and pages. */

import type { Signal } from "./signal.ts";

export interface BalancerStatus {
  readonly isReady: boolean;
  readonly heldBytes: number;
  /** Parts of requests that are neither delivered nor given up. */
  readonly openParts: number;
  readonly backends: readonly BackendStatus[];
}

export interface BackendStatus {
  readonly endpoint: string;
  readonly weight: number;
  readonly connection: "idle" | "connecting" | "ready" | "waiting" | "closed";
  readonly isAvailable: boolean;
  /** Why it is not available; empty when it is. */
  readonly reason: string;
  readonly ejections: number;
  /** What it last answered or did that was not good, and when; undefined if nothing. */
  readonly lastError: { readonly at: string; readonly reason: string } | undefined;
  /** Waiting or on their way. */
  readonly queuedItems: number;
  readonly queuedBytes: number;
  /** The part of evenly spread keys, by signal; empty where keys do not decide. */
  readonly shares: Readonly<Partial<Record<Signal, number>>>;
}

/** One that repeats has the time of the last, and how often it was. */
export interface RecentEvent {
  readonly atMs: number;
  readonly text: string;
  readonly times: number;
}

/** With what was counted since the start. */
export interface CountedStatus extends BalancerStatus {
  readonly counts: BalancerCounts;
}

export interface BalancerCounts {
  /** Of requests that were answered OK, and of those for which there was no room. */
  readonly acceptedItems: number;
  readonly refusedItems: number;
  /** Given up, or refused by backends. */
  readonly undeliveredItems: number;
  /** Without a key. */
  readonly droppedItems: number;
  /** Routed again, to another backend. */
  readonly repickedItems: number;
  readonly maybeRepeatedItems: number;
  readonly latencyBoundsMs: readonly number[];
  readonly backends: readonly BackendCounts[];
}

export interface BackendCounts {
  /** As it is dialled, which several names on the ring may share. */
  readonly endpoint: string;
  readonly sentItems: number;
  readonly calls: { readonly accepted: number; readonly failed: number };
  /** Calls by the bounds, each alone; slower ones are only in the count. */
  readonly latency: { readonly calls: readonly number[]; readonly count: number; readonly sumMs: number };
}
