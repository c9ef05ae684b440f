/** What measures its node is on every node: pods that are placed anywhere measure some nodes, some twice, and others not at all. */

import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";

/** By type, what it measures; kubeletstats is told a node by a variable of the pod. */
const measured: Readonly<Record<string, string>> = Object.freeze({
  hostmetrics: "the node that its pod happens to be on, and the pod's own disks",
  host_metrics: "the node that its pod happens to be on, and the pod's own disks",
  kubeletstats: "the node that its endpoint names",
  kubelet_stats: "the node that its endpoint names",
});
const anywhere: readonly string[] = ["Deployment", "StatefulSet", "ReplicaSet", "Rollout"];

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
      .filter(({ runs, type }) => runs && Object.hasOwn(measured, type))
      .map(({ id, path, type }) =>
        view.finding("FL4036", path, {
          message: `"${id}" measures ${measured[type]}: with pods that are anywhere, some nodes are measured twice, and others not at all.`,
          help: "run it in an agent on each node (a DaemonSet), and let that send here",
        }),
      );
  });
