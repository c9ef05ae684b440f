import { dns, k8s } from "fairlead";
import { describe, expect, test } from "vitest";
import type { Release } from "../../../src/model/collector/release.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const network = { apiServer: { cidr: "10.0.0.1/32", port: 6443 } };
const watching = (release: Release, balancer: object = {}) =>
  planOf(small({ release, pool: { discovery: k8s() }, balancer: { network, ...balancer } }));

const verbs = ["get", "list", "watch"];
const endpoints = { apiGroups: [""], resources: ["endpoints"], verbs };
const slices = { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs };

describe("a balancer that watches Kubernetes", () => {
  // contrib loadbalancingexporter, k8s resolver: Endpoints at 0.129, EndpointSlices at 0.161.
  test.each([
    { release: "0.129.1", target: "collector", rule: endpoints, account: "edge-collector" },
    { release: "0.161.0", target: "collector", rule: slices, account: "edge-collector" },
    { release: "0.129.1", target: "fairlead", rule: slices, account: "edge-balancer" },
  ] as const)("may read what $target $release reads, and nothing else", ({ release, target, rule, account }) => {
    const plan = watching(release, { target });
    expect(plan.roles.map(({ serviceAccount, rules }) => [serviceAccount, rules])).toEqual([[account, [rule]]]);
    const withToken = plan.serviceAccounts.filter(({ automountToken }) => automountToken);
    expect(withToken.map(({ name }) => name)).toEqual([account]);
  });
});

test("nobody else has a role or a token", () => {
  const plan = planOf(small({ pool: { discovery: dns() } }));
  expect(plan.roles).toEqual([]);
  expect(plan.serviceAccounts.filter(({ automountToken }) => automountToken)).toEqual([]);
});
