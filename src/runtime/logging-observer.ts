/** What an operator reads in the log: backends that fail, go and come back, requests that find no room. */

import type { Log } from "./log.ts";
import type { Observer } from "./observer.ts";
import { stackOf } from "./reason.ts";

export function loggingObserver(log: Log): Partial<Observer> {
  let listed: ReadonlySet<string> = new Set();
  return {
    connectFailed: (endpoint, reason) => log.write("warn", "cannot connect to a backend", { endpoint, reason }),
    endedEarly: (endpoint, reason) =>
      log.write("warn", "a backend ends its connections soon after they began", { endpoint }, { reason }),
    peerFault: (kind, reason, peer) =>
      log.write("warn", "a sender's stream or connection was ended", { kind }, { peer, reason }),
    gaveWay: (transport, peer) =>
      log.write("warn", "a sender's connection was ended: as many are open as are taken", { transport }, { peer }),
    tookTurns: (connectionsMax, backends) =>
      log.write(
        "warn",
        "connections to backends take turns: the memory limit has room for fewer than there are backends",
        {},
        { connectionsMax, backends },
      ),
    ejected: (endpoint, reason, forMs) => log.write("warn", "a backend was ejected", { endpoint, reason, forMs }),
    availability: (endpoint, available, reason) =>
      log.write(available ? "info" : "warn", available ? "a backend is available" : "a backend is not available", {
        endpoint,
        ...(reason !== "" && { reason }),
      }),
    cutSmaller: (endpoint, bytes, message) =>
      log.write(
        "warn",
        "a backend refused a request for its size: it is sent in pieces",
        { endpoint },
        { bytes, words: message },
      ),
    queueFull: (endpoint) => log.write("warn", "a request was refused: the queue of a backend is full", { endpoint }),
    rejected: (signal, reason, items, { endpoint, code, message }) =>
      log.write(
        "warn",
        "items were not delivered",
        { signal, reason, code, ...(endpoint !== "" && { endpoint }) },
        { items, words: message },
      ),
    resolutionFailed: (reason) =>
      log.write("warn", "backends cannot be looked up; the previous list stays in use", { reason }),
    failed: (server, error) =>
      log.write("error", "a request failed because of a mistake in the balancer", {
        server,
        reason: stackOf(error),
      }),
    resolved: (endpoints) => {
      const [before, now] = [listed, new Set(endpoints)];
      listed = now;
      const change = {
        ...named(
          "joined",
          [...now].filter((one) => !before.has(one)),
        ),
        ...named(
          "left",
          [...before].filter((one) => !now.has(one)),
        ),
      };
      log.write("info", "the list of backends was updated", { count: endpoints.length }, change);
    },
  };
}

/** Of a long list the first are named. */
const namedMax = 5;

function named(what: string, endpoints: readonly string[]): Readonly<Record<string, string>> {
  if (endpoints.length === 0) return {};
  const more = endpoints.length > namedMax ? ` and ${endpoints.length - namedMax} more` : "";
  return { [what]: `${endpoints.slice(0, namedMax).join(", ")}${more}` };
}
