/** The resolver that a configuration asks for. */

import type { ResolverConfig, WeightedBackend } from "../../contract/balancer-config.ts";
import { endpointsMax } from "../../contract/limits.ts";
import { sortEndpoints } from "../../routing/endpoint.ts";
import { startDnsResolver } from "./dns-resolver.ts";
import { startK8sResolver } from "./k8s-resolver.ts";
import type { Resolver, ResolverEvents } from "./resolver.ts";

/** @returns undefined for a list in the configuration, which is there at once */
export function startResolver(
  config: ResolverConfig,
  random: () => number,
  events: ResolverEvents,
): Resolver | undefined {
  const bounded: ResolverEvents = {
    ...events,
    changed: (backends) => {
      if (backends.length <= endpointsMax) events.changed(backends);
      else events.failed(`${backends.length} backends are more than ${endpointsMax}`);
    },
  };
  switch (config.kind) {
    case "static":
      events.changed(inRingOrder(config.backends));
      return undefined;
    case "dns":
      return startDnsResolver(config, random, bounded);
    case "k8s":
      return startK8sResolver(config, random, bounded);
  }
}

/** Sorted by name: their order decides contested places. */
export function inRingOrder(backends: readonly WeightedBackend[]): readonly WeightedBackend[] {
  const weightOf = new Map(backends.map(({ endpoint, weight }) => [endpoint, weight]));
  return sortEndpoints([...weightOf.keys()]).map((endpoint) => ({ endpoint, weight: weightOf.get(endpoint) ?? 1 }));
}
