/** A server that listens, whatever its protocol: how it ends, and how long a sender's connection to it lives. */

import type { LimitsConfig } from "../contract/balancer-config.ts";

export interface Listening {
  readonly port: number;
  /** No new connections or calls; resolves when those under way are answered. */
  readonly drain: () => Promise<void>;
  /** Ends what is left. */
  readonly close: () => void;
}

/** Connections that began together do not all end together. @see gRPC keepalive, MAX_CONNECTION_AGE: 10 % */
const ageJitter = 0.1;

/** @returns infinity for connections that may stay */
export function connectionAge({ connectionAgeMs }: LimitsConfig, random: () => number): number {
  return connectionAgeMs === 0 ? Number.POSITIVE_INFINITY : connectionAgeMs * (1 + ageJitter * (2 * random() - 1));
}
