/** What measures its node is on every node: pods that are placed anywhere measure some nodes, some twice, and others not at all. */

import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";

const types: readonly string[] = ["hostmetrics", "host_metrics"];
const anywhere: readonly string[] = ["Deployment", "StatefulSet", "ReplicaSet"];

export const nodesMeasured: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const isAnywhere = clusterOf(deployed)
      .running(collector)
      .some(
        ({ kind }) =>
          anywhere.includes(kind) || (kind === "OpenTelemetryCollector" && collector.origin.in === "blueprint"),
      );
    if (!isAnywhere) return [];
    const view = viewOf(collector);
    return view
      .in("receivers")
      .filter(({ runs, type }) => runs && types.includes(type))
      .map(({ id, path }) =>
        view.finding("FL4036", path, {
          message: `"${id}" measures the node that its pod happens to be on, and the pod's own disks: some nodes are measured twice, and others not at all.`,
          help: "run it in an agent on each node (a DaemonSet), and let that send here",
        }),
      );
  });
