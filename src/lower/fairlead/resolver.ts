/** How Fairlead's balancer finds its backends, and the share of keys that each one gets where they are known. */

import type { BalancerConfig, ResolverConfig } from "../../contract/balancer-config.ts";
import { millisecondsOf } from "../../model/duration.ts";
import type { BackendShare } from "../../model/link.ts";
import type { FairleadBalancer, Pool, Topology } from "../../model/topology.ts";
import { endpointOf, sortEndpoints } from "../../routing/endpoint.ts";
import { routePickers } from "../../routing/pick/route-pickers.ts";
import { backendShares, namedBackends } from "../backends.ts";
import * as defaults from "../defaults.ts";
import { backendPort, headlessService, serviceHost } from "../names.ts";

export function lowerResolver(balancer: FairleadBalancer, pool: Pool, topology: Topology): ResolverConfig {
  const { discovery } = pool;
  const port = backendPort(balancer);
  switch (discovery.kind) {
    case "static": {
      const backends = dialledBackends(balancer, pool, topology);
      const weightOf = new Map(backends.map(({ endpoints: [endpoint], weight }) => [endpoint, weight]));
      // Sorted, as every resolver hands endpoints over: their order decides contested places.
      const sorted = sortEndpoints([...weightOf.keys()]);
      return {
        kind: "static",
        backends: sorted.map((endpoint) => ({ endpoint, weight: weightOf.get(endpoint) ?? 1 })),
      };
    }
    case "dns":
      return {
        kind: "dns",
        hostname: serviceHost(headlessService(pool), topology),
        port,
        intervalMs: millisecondsOf(discovery.interval ?? defaults.dnsInterval),
        timeoutMs: millisecondsOf(discovery.timeout ?? defaults.dnsTimeout),
      };
    case "k8s":
      return {
        kind: "k8s",
        service: headlessService(pool),
        namespace: topology.namespace,
        port,
        apiServer: defaults.apiServer,
        tokenFile: `${defaults.accountFolder}/token`,
        caFile: `${defaults.accountFolder}/ca.crt`,
      };
  }
}

function dialledBackends(balancer: FairleadBalancer, pool: Pool, topology: Topology) {
  const port = backendPort(balancer);
  return namedBackends(pool, topology).map(({ name, host, weight }) => ({
    name,
    weight,
    endpoints: [endpointOf(host, port)] as const,
  }));
}

/** The same for every keyed route: the algorithm is one setting of the whole balancer. */
export function keyedShares(
  { routes, resolver }: BalancerConfig,
  balancer: FairleadBalancer,
  pool: Pool,
  topology: Topology,
): readonly BackendShare[] {
  if (resolver.kind !== "static") return [];
  const [picker] = routePickers(routes, resolver.backends).values();
  if (!picker) return [];
  const { endpoints, shares } = picker;
  const shareOf = new Map(endpoints.map((endpoint, index) => [endpoint, shares[index] ?? 0]));
  return backendShares(dialledBackends(balancer, pool, topology), shareOf);
}
