/** Service accounts of all tiers, and what the k8s resolver may read. */

import type { Place } from "../../diagnostics/place.ts";
import type { Role, ServiceAccount } from "../../model/plan.ts";
import type { Balancer, Pool, Topology } from "../../model/topology.ts";
import { balancerObject, generatorWorkload } from "../names.ts";

export function lowerServiceAccounts({ pools, balancers, generators }: Topology): readonly ServiceAccount[] {
  const account = (name: string, automountToken: boolean, origin: Place) => ({ name, automountToken, origin });
  const isWatched = (pool: string) => pools.some(({ name, discovery }) => name === pool && discovery.kind === "k8s");
  return [
    ...pools.map(({ name, origin }) => account(name, false, origin)),
    ...balancers.map((balancer) => account(balancerObject(balancer), isWatched(balancer.to), balancer.origin)),
    ...generators.map(({ name, origin }) => account(generatorWorkload(name), false, origin)),
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
  return [{ name, serviceAccount: name, rules, origin: balancer.origin }];
}
