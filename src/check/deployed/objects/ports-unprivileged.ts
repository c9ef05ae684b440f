/** Ports below 1024 are for root on many nodes, and these containers are not. */

import type { DeployedRule } from "../../rule.ts";
import { listenersOf } from "../collector/listeners.ts";
import { viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";

const firstOfAll = 1024;

export const portsUnprivileged: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const pod = clusterOf(deployed)
      .running(collector)
      .find(({ opensLowPorts }) => !opensLowPorts);
    if (pod === undefined) return [];
    const view = viewOf(collector);
    return listenersOf(view)
      .filter(({ port }) => port > 0 && port < firstOfAll)
      .map(({ path, port, transport }) =>
        view.finding("FL4037", path, {
          message: `Port ${port}/${transport} is below ${firstOfAll}: without root it can be opened only where the container runtime allows that, so that the Collector starts on some nodes and not on others.`,
          help: `listen on a higher one, as ${port + 5_000}, and let senders use that`,
        }),
      );
  });
