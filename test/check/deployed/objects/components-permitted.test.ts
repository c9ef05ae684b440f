import { describe, expect, test } from "vitest";
import { componentsPermitted } from "../../../../src/check/deployed/objects/components-permitted.ts";
import { policiesLetThrough } from "../../../../src/check/deployed/objects/policies-let-through.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const processors = { k8sattributes: { extract: { metadata: ["k8s.deployment.name"] } } };
const network = { apiServer: { cidr: "10.0.0.1/32", port: 6443 } };
const found = (from: Deployed) => componentsPermitted(from).map(brief);
const pool = { processors, network };

describe("what a component asks", () => {
  test.each([
    ["backends", deployed({ pool })],
    ["a balancer", deployed({ balancer: pool })],
    ["the operator", deployed({ balancer: pool, blueprint: { output: "operator" } })],
    [
      "one namespace",
      deployed({ pool: { network, processors: { k8sattributes: { filter: { namespace: "other" } } } } }),
    ],
  ])("it may, as lowered for %s, and the policy lets it", (_, from) => {
    expect(found(from)).toEqual([]);
    expect(policiesLetThrough(from)).toEqual([]);
    expect(from.roles).toHaveLength(1);
  });

  test("it may not without a role, told once for all backends", () => {
    expect(found({ ...deployed({ pool }), roles: [] })).toEqual([
      {
        code: "FL4031",
        severity: "error",
        at: "edge/backend: processors.k8sattributes",
        message:
          'The service account "backend" may not get, list, watch pods, as "k8sattributes" has to. The same holds for 1 other permission.',
        help: 'bind it to a ClusterRole with apiGroups [""], resources ["pods"], verbs ["get","list","watch"]',
      },
    ]);
  });

  test("it may not everywhere by a role of one namespace", () => {
    const from = deployed({ pool });
    const bound = changed(from, "roles", "backend", () => ({ namespace: "shop" }));
    expect(found(bound)).toHaveLength(1);
    const one = deployed({ pool: { network, processors: { k8sattributes: { filter: { namespace: "shop" } } } } });
    expect(found(changed(one, "roles", "backend", () => ({ namespace: "other" })))[0]?.help).toMatch(
      /^bind it to a Role in "shop" with/,
    );
  });

  test("needs a token", () => {
    const from = changed(deployed({ pool: { ...pool, discovery: { kind: "dns" } } }), "workloads", "backend", () => ({
      automountToken: false,
    }));
    expect(found(from).map(({ message, help }) => [message, help])).toEqual([
      [
        '"k8sattributes" asks the Kubernetes API, and its pods have no token for it.',
        "set automountServiceAccountToken: true on the pods",
      ],
    ]);
  });

  test("needs a way to the API server, which an option of either tier opens", () => {
    const from = deployed({ pool: { processors } });
    expect(policiesLetThrough(from).map(brief)).toEqual([
      {
        code: "FL4008",
        severity: "error",
        at: "edge/backend: network.apiServer",
        message:
          'Pods of "backend-1" ask the Kubernetes API (k8sattributes), but no NetworkPolicy allows them to reach it. The same holds for 1 other workload.',
        help: 'allow egress to the API server by `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`, with what `kubectl get endpoints kubernetes` shows',
      },
    ]);
  });

  test("in a namespace that only the environment knows cannot be permitted", () => {
    const unknown = { k8sattributes: { filter: { namespace: "${env:NAMESPACE}" } } };
    expect(found(deployed({ pool: { network, processors: unknown } })).map(({ message }) => message)).toEqual([
      '"k8sattributes" asks the Kubernetes API in the namespace ${env:NAMESPACE}, which is known only where it runs: no Role can be written for it.',
    ]);
  });
});
