/** Where a host is known only where the Collector runs, as its node, a NetworkPolicy opens the port at least, to somebody. */

import type { DeployedRule } from "../../rule.ts";
import { onePerCause } from "../one-per-cause.ts";
import { blocked } from "./blocked-way.ts";
import { clusterOf } from "./cluster.ts";
import { hiddenDestinationsOf } from "./destinations.ts";
import { closing, opens } from "./network-policies.ts";

const anywhere = Object.freeze({ kind: "cidr", cidr: "0.0.0.0/0", except: [] } as const);

export const hiddenHostsLetThrough: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const hidden = hiddenDestinationsOf(collector);
    const found = (hidden.length > 0 ? clusterOf(deployed).running(collector) : []).flatMap((sender) => {
      const policies = closing("Egress", sender, deployed);
      return hidden.flatMap(({ exporter, host, port }) =>
        blocked(policies, {
          open: policies.some(({ egress }) => egress.some((rule) => opens(rule, port, "TCP"))),
          cause: `egress of ${exporter} ${port}`,
          message: `"${sender.name}" connects to ${host} on port ${port}, but no NetworkPolicy allows that port (egress).`,
          rule: { direction: "egress", peers: [anywhere], port },
          note: ", or the block that it is in",
        }),
      );
    });
    return onePerCause(found, "workload");
  });
