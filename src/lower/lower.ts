/** Lowers a Topology to a Plan: the contents page of this folder. */

import { signals } from "../contract/signal.ts";
import type { SchemaVersion } from "../model/collector/release.ts";
import { deepFreeze } from "../model/json.ts";
import type { Link, Plan } from "../model/plan.ts";
import type { Balancer, Pool, Route, Topology } from "../model/topology.ts";
import { lowerBalancerConfig } from "./collector/balancer.ts";
import { lowerPoolConfig } from "./collector/pool.ts";
import { backendShares } from "./collector/shares.ts";
import { lowerProgram, programShares } from "./fairlead/program.ts";
import { lowerAutoscalers } from "./kubernetes/autoscalers.ts";
import { lowerDisruptionBudgets } from "./kubernetes/disruption-budgets.ts";
import { generatorRate, lowerGenerator } from "./kubernetes/generators.ts";
import { lowerResolverRole, lowerServiceAccounts } from "./kubernetes/permissions.ts";
import { lowerPolicies } from "./kubernetes/policies.ts";
import { lowerBalancerService, lowerPoolServices } from "./kubernetes/services.ts";
import { lowerBalancerWorkload, lowerPoolWorkloads } from "./kubernetes/workloads.ts";

/**
 * @param schemas of the release; a topology of an unknown release is not lowered
 * @returns a frozen Plan of JSON values only; parts whose references lead nowhere are left out, as a rule reports them
 */
export function lower(topology: Topology, schemas: SchemaVersion): Plan {
  const { pools, balancers, generators } = topology;
  const linked = balancers.flatMap((balancer) => {
    const pool = pools.find((candidate) => candidate.name === balancer.to);
    return pool ? [{ balancer, pool }] : [];
  });
  return deepFreeze({
    blueprint: topology.name,
    namespace: topology.namespace,
    release: topology.collector,
    output: topology.output,
    configs: [
      ...pools.map((pool) => lowerPoolConfig(pool, topology, schemas)),
      ...linked.flatMap(({ balancer, pool }) =>
        balancer.target === "collector" ? [lowerBalancerConfig(balancer, pool, topology, schemas)] : [],
      ),
    ],
    programs: linked.flatMap(({ balancer, pool }) =>
      balancer.target === "fairlead" ? [lowerProgram(balancer, pool, topology)] : [],
    ),
    workloads: [
      ...pools.flatMap((pool) => lowerPoolWorkloads(pool, topology)),
      ...linked.map(({ balancer, pool }) => lowerBalancerWorkload(balancer, pool, topology)),
      ...generators.flatMap((generator) => {
        const balancer = balancers.find((candidate) => candidate.name === generator.to);
        return balancer ? [lowerGenerator(generator, balancer, topology)] : [];
      }),
    ],
    services: [
      ...pools.flatMap((pool) => lowerPoolServices(pool, topology)),
      ...balancers.map((balancer) => lowerBalancerService(balancer, topology)),
    ],
    policies: lowerPolicies(topology),
    serviceAccounts: lowerServiceAccounts(topology),
    roles: linked.flatMap(({ balancer, pool }) => lowerResolverRole(balancer, pool, schemas)),
    disruptionBudgets: lowerDisruptionBudgets(topology),
    autoscalers: lowerAutoscalers(topology),
    gitops: topology.gitops,
    links: linked.flatMap(({ balancer, pool }) => lowerLinks(balancer, pool, topology)),
    rates: generators.map(generatorRate),
    origin: topology.origin,
  });
}

function lowerLinks(balancer: Balancer, pool: Pool, topology: Topology): readonly Link[] {
  return signals.flatMap((signal) => {
    const route = balancer.routes[signal];
    if (!route) return [];
    const hashed = route.kind === "hash";
    return [
      {
        balancer: balancer.name,
        pool: pool.name,
        signal,
        by: routeWords(route),
        ...(balancer.target === "fairlead"
          ? { queue: "fairlead" as const, shares: programShares(balancer, pool, topology, signal) }
          : hashed
            ? { queue: balancer.queue ?? ("per-backend" as const), shares: backendShares(pool, topology) }
            : { queue: "single" as const, shares: [] }),
      },
    ];
  });
}

function routeWords(route: Route): string {
  if (route.kind !== "hash") return route.kind === "round-robin" ? "round robin" : "least loaded";
  return route.attributes ? `by ${route.key} ${route.attributes.join(", ")}` : `by ${route.key}`;
}
