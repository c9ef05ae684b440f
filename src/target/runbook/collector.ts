/** What a balancer that is a Collector can lose or repeat. */

import { type Duration, millisecondsOf } from "../../model/duration.ts";
import type { CollectorLink } from "../../model/link.ts";

export function collectorLosses(link: CollectorLink): readonly string[] {
  const { queue, routes, isPersistent, maxElapsedTime } = link;
  const kinds = new Set(routes.map(({ route }) => route.kind));
  return [
    ...(kinds.has("hash") ? [queueLosses[queue]] : []),
    ...(kinds.has("round-robin")
      ? [
          "Round robin has one queue: a backend that cannot be reached is passed over, and what fails is sent again to another until the retry time ends. A send whose answer was lost may arrive twice.",
        ]
      : []),
    isPersistent
      ? "Queues are on a volume for each pod: a balancer that is killed sends what it holds when it is back; one that is scaled away leaves it on its claim."
      : `Queues are in memory: a balancer that is killed loses what it holds; ${whenStopped(link)}`,
    timeLimit(maxElapsedTime, isPersistent),
  ];
}

/** A queue of its own is emptied before the exporters of the backends end, in either version (contrib loadbalancingexporter). */
function whenStopped({ queue, routes, dropsWhenStopped }: CollectorLink): string {
  const isDropped = dropsWhenStopped && queue === "per-backend" && routes.some(({ route }) => route.kind === "hash");
  return isDropped
    ? 'so does one that is stopped, at each rollout of its own too: the load balancing exporter of this version ends without waiting for the queues of listed backends, though the senders were told OK. `queue: "central"`, `discovery: dns()` or Collector 0.161.0 deliver what is held first.'
    : "one that is stopped has time to send it.";
}

/** Of an attempt and those after it, not of the wait in the queue (core exporterhelper retry_sender.go, both versions). */
function timeLimit(limit: Duration, isPersistent: boolean): string {
  if (millisecondsOf(limit) === 0)
    return "Retries do not end: in an outage the queue fills up, and then what is new is refused.";
  const where = isPersistent ? ", though the volume has room" : "";
  return `Retries end after ${limit} (\`max_elapsed_time\`): in an outage each consumer of a queue then drops the request that it tried${where}, and takes the next.`;
}

const queueLosses: Readonly<Record<CollectorLink["queue"], string>> = Object.freeze({
  "per-backend":
    "Each backend has its own queue and retries. A backend that is down longer than the retry time loses what waits for it, and what waits for a removed backend is lost; a send counts as success once it is queued. Retries repeat only a send whose answer was lost.",
  central:
    "There is one central queue: a failed send goes back to it and is routed again, to the owner of the key at that time. Nothing is tied to a dead backend; a retry sends the whole request again, so backends that took their part get it twice.",
});
