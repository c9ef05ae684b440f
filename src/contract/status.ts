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
