/**
 * The states of a connection and the transitions between them, whatever the transport.
 *
 *     idle ──► connecting ──► ready ──► idle …        any of them ──► closed
 *                  └──► waiting (longer after each failure) ──► idle
 *
 * A second connection in a row that ends at once and without an answer is one more failure: otherwise a backend that takes connections
 * and ends them is connected to hundreds of times a second. The first may be one that had just begun when its backend was replaced.
 * Connections that were of use, each for a call or so, are no failures: they are paced and told, as a handshake costs more than a call.
 */

import { reasonOf } from "../reason.ts";
import type { ConnectionEvents, ConnectionState } from "./backend-connection.ts";
import { backoffMs, connectBackoff } from "./backoff.ts";

export const connectTimeoutMs = 5_000;
/** From the beginning of one connection to that of the next; meanwhile calls wait, and are joined. */
const paceMs = 10;

export interface ConnectionLifecycle {
  readonly state: () => ConnectionState;
  /** Does nothing unless idle. An attempt that throws, for a broken certificate say, has failed. */
  readonly begin: (attempt: () => void) => void;
  readonly ready: () => void;
  /** The backend has answered a call. */
  readonly answered: () => void;
  /** It is no longer ready; most often the next attempt may start at once. */
  readonly lost: (reason: string) => void;
  /** We have ended it, which says nothing of the backend. */
  readonly rested: () => void;
  /** The backend cannot be reached: the next attempt comes after a while. */
  readonly failed: (reason: string) => void;
  readonly close: () => void;
}

export function connectionLifecycle(events: ConnectionEvents, random: () => number): ConnectionLifecycle {
  let state: ConnectionState = "idle";
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let begunAt = 0;
  let readyAt = 0;
  let wasOfUse = false;
  let brief = 0;
  const isProven = () => wasOfUse || performance.now() - readyAt >= connectBackoff.initialIntervalMs;
  const enter = (next: ConnectionState) => {
    if (state === "closed") return;
    state = next;
    events.changed();
  };
  const idleAfter = (ms: number) => {
    if (state === "closed") return;
    timer = setTimeout(() => enter("idle"), ms);
    enter("waiting");
  };
  const failed = (reason: string) => {
    if (state === "closed" || state === "waiting") return;
    failures = state === "ready" && isProven() ? 1 : failures + 1;
    events.failed(reason);
    idleAfter(backoffMs(connectBackoff, failures, random));
  };
  return {
    state: () => state,
    begin: (attempt) => {
      if (state !== "idle") return;
      begunAt = performance.now();
      // The caller knows already, so no event.
      state = "connecting";
      try {
        attempt();
      } catch (error) {
        failed(reasonOf(error));
      }
    },
    ready: () => {
      readyAt = performance.now();
      wasOfUse = false;
      enter("ready");
    },
    answered: () => {
      wasOfUse = true;
    },
    lost: (reason) => {
      brief = isProven() ? 0 : brief + 1;
      if (brief > 1) {
        failed(reason);
        return;
      }
      if (brief === 0) failures = 0;
      const now = performance.now();
      if (wasOfUse && now - readyAt < connectBackoff.initialIntervalMs) events.endedEarly?.(reason);
      const isPaced = wasOfUse && now - begunAt < paceMs;
      if (isPaced) idleAfter(begunAt + paceMs - now);
      else enter("idle");
    },
    rested: () => {
      brief = 0;
      failures = 0;
      enter("idle");
    },
    failed,
    close: () => {
      clearTimeout(timer);
      enter("closed");
    },
  };
}
