import { expect, test } from "vitest";
import { hiddenHostsLetThrough } from "../../../../src/check/deployed/objects/hidden-hosts-let-through.ts";
import { brief } from "../../topology/declared.ts";
import { deployed } from "./deployed.ts";

const found = (endpoint: string, ...egress: object[]) => {
  const receivers = { kubeletstats: { auth_type: "serviceAccount", endpoint } };
  const network = { apiServer: { cidr: "10.0.0.1/32", port: 6443 }, egress };
  return hiddenHostsLetThrough(deployed({ pool: { receivers, network } })).map(brief);
};

test("somebody has to be reachable on the port of a node", () => {
  expect(found("https://${env:K8S_NODE_NAME}:10250")).toEqual([
    {
      code: "FL4008",
      severity: "error",
      at: "edge/backend: network.egress",
      message:
        '"backend-1" connects to ${env:K8S_NODE_NAME} on port 10250, but no NetworkPolicy allows that port (egress). The same holds for 1 other workload.',
      help: 'add `network: { egress: [{ cidr: "0.0.0.0/0", port: 10250 }] }`, or the block that it is in',
    },
  ]);
});

test("whoever it is may be the node, and a port that is not written may be any", () => {
  expect(found("${env:K8S_NODE_NAME}:10250", { cidr: "10.1.0.0/16", port: 10250 })).toEqual([]);
  expect(found("${env:KUBELET}")).toEqual([]);
  expect(found("node:10250")).toEqual([]);
});
