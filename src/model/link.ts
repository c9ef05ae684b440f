/** A balancer's way to its pool, as the runbook and whatever else explains where keys go look at it. */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { Signal } from "../contract/signal.ts";
import type { Duration } from "./duration.ts";
import type { Discovery, QueueChoice, Route } from "./topology.ts";

/** Parts of all keys, from 0 to 1: what the blueprint asks for, and what the ring or the table gives. */
export interface BackendShare {
  /** Name of the backend's workload. */
  readonly backend: string;
  readonly asked: number;
  readonly share: number;
}

interface AnyLink {
  /** Of the declarations. */
  readonly balancer: string;
  readonly pool: string;
  readonly discovery: Discovery["kind"];
  readonly security: "plaintext" | "mutual-tls";
  readonly routes: readonly { readonly signal: Signal; readonly route: Route }[];
  /** The same for every keyed route; empty when endpoints are only known at run time. */
  readonly shares: readonly BackendShare[];
  /** What has the port of the balancer's metrics, as kubectl names it. */
  readonly metricsOf: string;
  /** How long a call to a backend may take. */
  readonly sendTimeoutMs: number;
}

export interface CollectorLink extends AnyLink {
  readonly target: "collector";
  readonly queue: QueueChoice;
  /** Whether queues outlive the pod. */
  readonly isPersistent: boolean;
  /** After it what fails is dropped; zero is never. */
  readonly maxElapsedTime: Duration;
  readonly metricsPort: number;
  /** Whether this version counts nothing of the queue and the failures of a single backend. */
  readonly backendsUncounted: boolean;
  /** Whether this version ends without delivering what waits in memory for the backends of a list. */
  readonly dropsWhenStopped: boolean;
}

export interface FairleadLink extends AnyLink {
  readonly target: "fairlead";
  readonly config: BalancerConfig;
}

export type Link = CollectorLink | FairleadLink;

/** Whether a signal of it goes by a key. */
export function isKeyed({ routes }: Pick<Link, "routes">): boolean {
  return routes.some(({ route }) => route.kind === "hash");
}
