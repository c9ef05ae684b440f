import { expect, test } from "vitest";
import { nodesMeasured } from "../../../../src/check/deployed/objects/nodes-measured.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const receivers = { hostmetrics: { scrapers: { cpu: {} } } };

test("pods that are anywhere measure their nodes by chance, told once", () => {
  expect(nodesMeasured(deployed({ pool: { receivers } })).map(brief)).toEqual([
    {
      code: "FL4036",
      severity: "warning",
      at: "edge/backend: receivers.hostmetrics",
      message:
        '"hostmetrics" measures the node that its pod happens to be on, and the pod\'s own disks: with pods that are anywhere, some nodes are measured twice, and others not at all.',
      help: "run it in an agent on each node (a DaemonSet), and let that send here",
    },
  ]);
  const operated = {
    balancer: { receivers, routes: { metrics: { kind: "hash", key: "service" } } },
    blueprint: { output: "operator" },
  };
  expect(nodesMeasured(deployed(operated))).toHaveLength(1);
});

test("an agent on each node measures all", () => {
  const from = deployed({ pool: { receivers, discovery: { kind: "dns" } } });
  expect(nodesMeasured(changed(from, "workloads", "backend", () => ({ kind: "DaemonSet" })))).toEqual([]);
});
