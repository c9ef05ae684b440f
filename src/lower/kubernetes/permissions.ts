/** Service accounts of all tiers, and what the k8s resolver may read. */

import type { Role, ServiceAccount } from "../../model/plan.ts";
import type { Balancer, Pool, Topology } from "../../model/topology.ts";
import { balancerObject, generatorWorkload } from "../names.ts";

export function lowerServiceAccounts(topology: Topology): readonly ServiceAccount[] {
  return [
    ...topology.pools.map(({ name, origin }) => ({ name, automountToken: false, tier: "policies" as const, origin })),
    ...topology.balancers.map((balancer) => ({
      name: balancerObject(balancer),
      automountToken: topology.pools.some(({ name, discovery }) => name === balancer.to && discovery.kind === "k8s"),
      tier: "policies" as const,
      origin: balancer.origin,
    })),
    ...topology.generators.map(({ name, origin }) => ({
      name: generatorWorkload(name),
      automountToken: false,
      tier: "policies" as const,
      origin,
    })),
  ];
}

/** What a k8s resolver reads, as API groups and resources. */
const watched = Object.freeze({
  endpoints: { apiGroups: [""], resources: ["endpoints"] },
  slices: { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"] },
});

export function lowerResolverRole(balancer: Balancer, pool: Pool, reads: keyof typeof watched): readonly Role[] {
  if (pool.discovery.kind !== "k8s") return [];
  const name = balancerObject(balancer);
  const rules = [{ ...watched[reads], verbs: ["get", "list", "watch"] }];
  return [{ name, tier: "policies", serviceAccount: name, rules, origin: balancer.origin }];
}
