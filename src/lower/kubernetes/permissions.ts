/** Service accounts of all tiers, and what they may read: for the k8s resolver, and for what components ask. */

import type { Placed, Role, ServiceAccount } from "../../model/plan.ts";
import { type Balancer, isOperated, type PodOptions, type Topology } from "../../model/topology.ts";
import type { Permission } from "../../needs/component-needs.ts";
import { balancerObject, generatorWorkload, nameElsewhere, verifyJob } from "../names.ts";
import { type Upstream, upstreamOf } from "../upstream.ts";
import { verifiedBalancers } from "../verify.ts";
import type { TierNeeds } from "./tier-needs.ts";

/** One for each tier that names none of its own. */
export function lowerServiceAccounts(topology: Topology, needs: TierNeeds): readonly ServiceAccount[] {
  const { pools, balancers, generators } = topology;
  const account = (name: string, asked: PodOptions & Placed, automountToken = false, operated = false) => ({
    name,
    automountToken,
    annotations: asked.serviceAccount?.annotations ?? {},
    imagePullSecrets: operated ? (asked.imagePullSecrets ?? []) : [],
    origin: asked.origin,
  });
  const isWatcher = (balancer: Balancer) => upstreamOf(balancer, topology)?.discovery.kind === "k8s";
  const needed = <T extends PodOptions>(all: readonly T[]) => all.filter((one) => !one.serviceAccount?.name);
  return [
    ...needed(pools).map((pool) => account(pool.name, pool, needs.permissions(pool).length > 0)),
    ...needed(balancers).map((balancer) =>
      account(
        balancerObject(balancer),
        balancer,
        isWatcher(balancer) || needs.permissions(balancer).length > 0,
        isOperated(balancer, topology),
      ),
    ),
    ...needed(generators).map((generator) => account(generatorWorkload(generator.name), generator)),
    ...verifiedBalancers(topology).map((balancer) => account(verifyJob(balancer), { origin: balancer.origin })),
  ];
}

/** What a k8s resolver reads, as API groups and resources. */
const watched = Object.freeze({
  endpoints: { apiGroups: [""], resources: ["endpoints"] },
  slices: { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"] },
});

/** In the namespace of the Service, which may be another's. */
export function lowerResolverRole(
  balancer: Balancer,
  { discovery, service: { namespace }, grants }: Upstream,
  topology: Topology,
  reads: keyof typeof watched,
): readonly Role[] {
  if (discovery.kind !== "k8s") return [];
  const account = balancerObject(balancer);
  return [
    {
      name: namespace === topology.namespace ? account : nameElsewhere(balancer, topology),
      namespace,
      isWritten: grants !== "nothing",
      serviceAccount: balancer.serviceAccount?.name ?? account,
      rules: [{ ...watched[reads], verbs: ["get", "list", "watch"] }],
      origin: balancer.origin,
    },
  ];
}

/**
 * What components ask, a Role for each namespace and a ClusterRole for the rest: the least that the API server can tell apart.
 * A ClusterRole's name is of the whole cluster, so that it starts with the blueprint's namespace.
 */
export function lowerComponentRoles(topology: Topology, needs: TierNeeds): readonly Role[] {
  const { namespace, pools, balancers } = topology;
  return [
    ...pools.map((pool) => ({ tier: pool, name: pool.name })),
    ...balancers.map((balancer) => ({ tier: balancer, name: balancerObject(balancer) })),
  ].flatMap(({ tier, name }) => {
    const permissions = needs.permissions(tier);
    const serviceAccount = tier.serviceAccount?.name ?? name;
    const role = (where: string | undefined, found: readonly Permission[]): readonly Role[] =>
      found.length === 0
        ? []
        : [
            {
              // The resolver's has the plain name.
              name: where === namespace ? `${name}-components` : `${namespace}-${name}`,
              namespace: where,
              isWritten: true,
              serviceAccount,
              rules: rulesOf(found),
              origin: tier.origin,
            },
          ];
    const named = [...new Set(permissions.flatMap(({ namespaces = [] }) => namespaces))].sort();
    return [
      ...role(
        undefined,
        permissions.filter(({ namespaces }) => namespaces === undefined),
      ),
      ...named.flatMap((where) =>
        role(
          where,
          permissions.filter(({ namespaces = [] }) => namespaces.includes(where)),
        ),
      ),
    ];
  });
}

/** Resources of one group that are asked for by the same verbs stand in one rule. */
function rulesOf(permissions: readonly Permission[]): Role["rules"] {
  const groups = new Map<string, { readonly permission: Permission; readonly resources: Set<string> }>();
  for (const permission of permissions) {
    const key = JSON.stringify([permission.apiGroup, permission.verbs]);
    const group = groups.get(key) ?? { permission, resources: new Set() };
    for (const resource of permission.resources) group.resources.add(resource);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ permission: { apiGroup, verbs }, resources }) => ({
    apiGroups: [apiGroup],
    resources: [...resources].sort(),
    verbs,
  }));
}
