/** Where undelivered data waits is said, because the default hides a dead backend. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { TopologyRule } from "../rule.ts";

export const queueSaid: TopologyRule = ({ balancers }) =>
  balancers
    .filter(
      ({ queue, routes }) => queue === undefined && Object.values(routes ?? {}).some((route) => route?.kind === "hash"),
    )
    .map(({ name, origin }) =>
      diagnostic("FL3005", {
        at: within(origin, "queue"),
        message: `The balancer "${name}" does not say where undelivered data waits. By default each backend has a queue: sends to a dead backend count as success, and what waits for it is dropped when retries end.`,
        help: 'say `queue: "per-backend"` to accept that, or `queue: "central"` to route it again (and perhaps twice)',
      }),
    );
