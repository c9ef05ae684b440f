/** Round robin is asked of a pool whose addresses gRPC can look up, and whose backends keep no state of a trace. */

import { signals } from "../../contract/signal.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { TopologyRule } from "../rule.ts";

export const roundRobinMappable: TopologyRule = ({ balancers, pools }) =>
  balancers.flatMap((balancer) => {
    const pool = pools.find(({ name }) => name === balancer.to);
    if (!pool || pool.discovery.kind === "dns") return [];
    return signals
      .filter((signal) => balancer.routes?.[signal]?.kind === "round-robin")
      .map((signal) =>
        diagnostic("FL3012", {
          at: within(balancer.origin, "routes", signal),
          message: `Round robin is gRPC's own, over the addresses of one DNS name; the pool "${pool.name}" is found by ${pool.discovery.kind}.`,
          help: "declare the pool with `discovery: dns()`",
        }),
      );
  });
