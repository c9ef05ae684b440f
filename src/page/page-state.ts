/** What the status page is told, by whoever serves it: a balancer of itself, or `fairlead up` of a whole topology. Types alone. */

import type { Signal } from "../contract/signal.ts";
import type { BalancerCounts, RecentEvent } from "../contract/status.ts";

export interface PageState {
  readonly formatVersion: 1;
  readonly name: string;
  readonly startedAtMs: number;
  readonly atMs: number;
  /** What may be done to backends here; empty where the page only shows. */
  readonly actions: readonly ActionKind[];
  readonly senders: readonly PageSender[];
  readonly balancers: readonly PageBalancer[];
  /** The last ones, the newest first. */
  readonly events: readonly RecentEvent[];
}

export type ActionKind = "stop" | "start" | "restart" | "slow" | "hurry" | "add";

export interface PageSender {
  readonly name: string;
  readonly balancer: string;
  readonly what: string;
}

export interface PageBalancer {
  readonly name: string;
  /** What runs, for people. */
  readonly what: string;
  readonly notes: readonly string[];
  /** Where to send to, with what to set. */
  readonly addresses: readonly string[];
  readonly routes: readonly PageRoute[];
  /** Undefined where it does not say: a Collector. */
  readonly isReady: boolean | undefined;
  readonly heldBytes: number | undefined;
  readonly counts: PageCounts | undefined;
  readonly backends: readonly PageBackend[];
}

/** A Collector does not count what it drops or routes again. */
export type PageCounts = Pick<
  BalancerCounts,
  "acceptedItems" | "refusedItems" | "undeliveredItems" | "latencyBoundsMs"
> &
  Partial<Pick<BalancerCounts, "droppedItems" | "repickedItems" | "maybeRepeatedItems">>;

export interface PageRoute {
  readonly signal: Signal;
  /** What keys are made of; undefined where whole requests are spread. */
  readonly by: string | undefined;
  readonly how: string;
  /** What becomes of the items of a backend that is down. */
  readonly failover: string;
}

export interface PageBackend {
  readonly name: string;
  /** On the ring; several names may lead to one backend. */
  readonly endpoints: readonly string[];
  readonly weight: number;
  /** In the balancer's view; undefined where it does not say. */
  readonly health: PageHealth | undefined;
  /** Of the program itself, where whoever serves the page runs it. */
  readonly program: "runs" | "slow" | "stopped" | undefined;
  /** Exact parts of keys, by signal. */
  readonly owned: Readonly<Partial<Record<Signal, number>>>;
  /** Items that it took since the start. */
  readonly items: number;
  /** Items of keys that belong to another backend; undefined where nobody looks. */
  readonly elsewhere: number | undefined;
  readonly queuedItems: number | undefined;
  readonly queuedBytes: number | undefined;
  /** Of a Collector whose queues count these. */
  readonly queuedRequests: number | undefined;
  readonly calls: { readonly accepted: number; readonly failed: number } | undefined;
  readonly latency: { readonly calls: readonly number[]; readonly count: number; readonly sumMs: number } | undefined;
}

export interface PageHealth {
  readonly isAvailable: boolean;
  readonly reason: string;
  readonly connection: string;
  readonly ejections: number;
  readonly lastError: { readonly at: string; readonly reason: string } | undefined;
}

/** The items of backends at moments that have passed, by balancer. */
export interface PageHistory {
  readonly atMs: readonly number[];
  readonly series: readonly {
    readonly balancer: string;
    readonly backend: string;
    readonly items: readonly number[];
  }[];
}

/** A ring or table as it lies on a circle. */
export interface PageRing {
  readonly how: string;
  readonly places: number;
  readonly owners: readonly string[];
  readonly shares: readonly number[];
  /** Owner and length, in turn, around the circle. */
  readonly arcs: readonly number[];
}

export interface PageAnswer {
  readonly signal: Signal;
  readonly by: string;
  readonly how: string;
  readonly result:
    | {
        readonly kind: "routed";
        readonly key: string;
        readonly hash: number;
        readonly place: { readonly at: number; readonly of: number } | undefined;
        readonly point: number | undefined;
        readonly owner: string;
        readonly next: readonly string[];
        /** Where it goes at this moment, in words. */
        readonly now: string;
      }
    | { readonly kind: "open"; readonly reason: string };
}
