/** How long connections live: while their peer answers, and up to an age. */

import type http2 from "node:http2";
import type { LimitsConfig } from "../contract/balancer-config.ts";

/** A peer that is silent is asked for a sign of life once; a half-open connection ends there. */
export function pingWhenIdle(session: http2.Http2Session, keepaliveMs: number): void {
  let isAsked = false;
  session.setTimeout(keepaliveMs, () => {
    if (session.destroyed) return;
    if (isAsked || !session.ping(() => (isAsked = false))) session.destroy(new Error("no answer to a ping"));
    isAsked = true;
  });
}

/** Connections of one moment do not all end at one moment. @see gRPC keepalive, MAX_CONNECTION_AGE: 10 % */
const ageJitter = 0.1;

/** @returns infinity for connections that may stay */
export function connectionAge({ connectionAgeMs }: LimitsConfig, random: () => number): number {
  return connectionAgeMs === 0 ? Number.POSITIVE_INFINITY : connectionAgeMs * (1 + ageJitter * (2 * random() - 1));
}
