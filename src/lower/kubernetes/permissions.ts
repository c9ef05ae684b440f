/** Service accounts of all tiers, and what the k8s resolver may read. */

import { has } from "../../model/collector/behaviours.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
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

/**
 * EndpointSlices, or Endpoints where the Collector does not watch slices yet.
 */
export function lowerResolverRole(balancer: Balancer, pool: Pool, schemas: SchemaVersion): readonly Role[] {
  if (pool.discovery.kind !== "k8s") return [];
  const name = balancerObject(balancer);
  const slices = balancer.target === "fairlead" || has(schemas, "endpointSlices");
  return [
    {
      name,
      tier: "policies",
      serviceAccount: name,
      rules: [
        {
          apiGroups: [slices ? "discovery.k8s.io" : ""],
          resources: [slices ? "endpointslices" : "endpoints"],
          verbs: ["get", "list", "watch"],
        },
      ],
      origin: balancer.origin,
    },
  ];
}
