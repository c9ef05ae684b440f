/**
 * The states of a connection and the transitions between them, whatever the transport.
 *
 *     idle ──► connecting ──► ready ──► idle …        any of them ──► closed
 *                  └──► waiting (longer after each failure) ──► idle
 */

import { reasonOf } from "../reason.ts";
import type { ConnectionEvents, ConnectionState } from "./backend-connection.ts";
import { backoffMs, connectBackoff } from "./backoff.ts";

export const connectTimeoutMs = 5_000;

export interface ConnectionLifecycle {
  readonly state: () => ConnectionState;
  /** Does nothing unless idle. An attempt that throws, for a broken certificate say, has failed. */
  readonly begin: (attempt: () => void) => void;
  readonly ready: () => void;
  /** It is no longer ready; the next attempt may start at once. */
  readonly lost: () => void;
  /** The backend cannot be reached: the next attempt comes after a while. */
  readonly failed: (reason: string) => void;
  readonly close: () => void;
}

export function connectionLifecycle(events: ConnectionEvents, random: () => number): ConnectionLifecycle {
  let state: ConnectionState = "idle";
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  const enter = (next: ConnectionState) => {
    if (state === "closed") return;
    state = next;
    events.changed();
  };
  const failed = (reason: string) => {
    if (state === "closed" || state === "waiting") return;
    failures++;
    events.failed(reason);
    timer = setTimeout(() => enter("idle"), backoffMs(connectBackoff, failures, random));
    enter("waiting");
  };
  return {
    state: () => state,
    begin: (attempt) => {
      if (state !== "idle") return;
      // The caller knows already, so no event.
      state = "connecting";
      try {
        attempt();
      } catch (error) {
        failed(reasonOf(error));
      }
    },
    ready: () => {
      failures = 0;
      enter("ready");
    },
    lost: () => enter("idle"),
    failed,
    close: () => {
      clearTimeout(timer);
      enter("closed");
    },
  };
}
