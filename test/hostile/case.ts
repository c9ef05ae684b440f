/** One thing that a peer does, or that befalls the balancer. */

import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import type { Balancer } from "./balancer.ts";

/** Modes of `sink.ts`. */
export type Backends =
  | ("well" | "refusing" | "silent" | "unread")
  | ("trailers" | "endless" | "noise" | "pings" | "leaving")
  | ("half" | "flapping" | "resets" | "statuses" | "http")
  /** They are well: over gRPC with TLS, over HTTP. */
  | ("secured" | "posted");

export interface Case {
  readonly name: string;
  readonly backends?: Backends;
  /** The honest sender may be told to try again: what the balancer may hold is full. */
  readonly mayDefer?: boolean;
  /** The memory limit has no room for what it does, as a finding says: nothing is killed, and honest calls may wait. */
  readonly isBeyond?: boolean;
  /** Many calls that are each cheap: they may share a turn of the event loop. */
  readonly isLoad?: boolean;
  /** The honest sender has no TLS, and HTTP has. */
  readonly hasOnlyGrpc?: boolean;
  /** Only in the long form. */
  readonly isLong?: boolean;
  /** How long it takes in the short form and the quick one, where that is not the usual. */
  readonly shortMs?: number;
  /** Loaded into the balancer's process in front of it, with what it is told in `FAIRLEAD_WEATHER`: the world around it. */
  readonly weather?: string;
  /** What its log is written to; a pipe, where it says nothing. */
  readonly logTo?: string;
  /** Of the balancer's configuration. */
  readonly changes?: (config: BalancerConfig) => BalancerConfig;
  /** @returns bytes that the peer had to send, in words @throws when it heard what it should not */
  readonly attack: (balancer: Balancer, ms: number) => Promise<string>;
}

/** Again and again until the time is over. */
export async function forMs(ms: number, act: (round: number) => Promise<unknown>): Promise<void> {
  const until = performance.now() + ms;
  for (let round = 0; performance.now() < until; round++) await act(round);
}
