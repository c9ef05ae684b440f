/** Service accounts of all tiers, and what the k8s resolver may read. */

import type { Placed, Role, ServiceAccount } from "../../model/plan.ts";
import { type Balancer, isOperated, type PodOptions, type Pool, type Topology } from "../../model/topology.ts";
import { balancerObject, generatorWorkload } from "../names.ts";

/** One for each tier that names none of its own. */
export function lowerServiceAccounts(topology: Topology): readonly ServiceAccount[] {
  const { pools, balancers, generators } = topology;
  const account = (name: string, asked: PodOptions & Placed, automountToken = false, operated = false) => ({
    name,
    automountToken,
    annotations: asked.serviceAccount?.annotations ?? {},
    imagePullSecrets: operated ? (asked.imagePullSecrets ?? []) : [],
    origin: asked.origin,
  });
  const isWatched = (pool: string) => pools.some(({ name, discovery }) => name === pool && discovery.kind === "k8s");
  const needed = <T extends PodOptions>(all: readonly T[]) => all.filter((one) => !one.serviceAccount?.name);
  return [
    ...needed(pools).map((pool) => account(pool.name, pool)),
    ...needed(balancers).map((balancer) =>
      account(balancerObject(balancer), balancer, isWatched(balancer.to), isOperated(balancer, topology)),
    ),
    ...needed(generators).map((generator) => account(generatorWorkload(generator.name), generator)),
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
  return [{ name, serviceAccount: balancer.serviceAccount?.name ?? name, rules, origin: balancer.origin }];
}
