/** How Fairlead's balancer finds its backends, and the share of keys that each one gets where they are known. */

import type { BalancerConfig, ResolverConfig } from "../../contract/balancer-config.ts";
import { millisecondsOf } from "../../model/duration.ts";
import type { BackendShare } from "../../model/link.ts";
import { endpointOf, sortEndpoints } from "../../routing/endpoint.ts";
import { routePickers } from "../../routing/pick/route-pickers.ts";
import { backendShares } from "../backends.ts";
import * as defaults from "../defaults.ts";
import type { Upstream } from "../upstream.ts";

export function lowerResolver(upstream: Upstream): ResolverConfig {
  const { discovery, hostname, service, port } = upstream;
  switch (discovery.kind) {
    case "static": {
      const weightOf = new Map(
        dialledBackends(upstream).map(({ endpoints: [endpoint], weight }) => [endpoint, weight]),
      );
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
        hostname,
        port,
        intervalMs: millisecondsOf(discovery.interval ?? defaults.dnsInterval),
        timeoutMs: millisecondsOf(discovery.timeout ?? defaults.dnsTimeout),
      };
    case "k8s":
      return {
        kind: "k8s",
        service: service.name,
        namespace: service.namespace,
        port,
        apiServer: defaults.apiServer,
        tokenFile: `${defaults.accountFolder}/token`,
        caFile: `${defaults.accountFolder}/ca.crt`,
      };
  }
}

function dialledBackends({ backends }: Upstream) {
  return backends.map(({ name, host, port, weight }) => ({
    name,
    weight,
    endpoints: [endpointOf(host, port)] as const,
  }));
}

/** The same for every keyed route: the algorithm is one setting of the whole balancer. */
export function keyedShares({ routes, resolver }: BalancerConfig, upstream: Upstream): readonly BackendShare[] {
  if (resolver.kind !== "static") return [];
  const [picker] = routePickers(routes, resolver.backends).values();
  if (!picker) return [];
  const { endpoints, shares } = picker;
  const shareOf = new Map(endpoints.map((endpoint, index) => [endpoint, shares[index] ?? 0]));
  return backendShares(dialledBackends(upstream), shareOf);
}
