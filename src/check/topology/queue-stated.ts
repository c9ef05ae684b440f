/** Where undelivered telemetry waits is stated, because the default hides a dead backend. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { signalsBy } from "./value-at.ts";

export const queueStated: TopologyRule = ({ balancers }) =>
  balancers
    .filter(
      (balancer) =>
        balancer.target !== "fairlead" &&
        balancer.settings.queue === undefined &&
        signalsBy("hash", balancer).length > 0,
    )
    .map(({ name, origin }) =>
      diagnostic("FL3005", {
        at: within(origin, "queue"),
        message: `"${name}" does not state where undelivered telemetry waits. By default each backend has a queue: a send to a dead backend counts as success, and what waits for it is dropped when retries end.`,
        help: 'set `queue: "per-backend"` to accept that, or `queue: "central"` to have it routed again, possibly twice',
      }),
    );
