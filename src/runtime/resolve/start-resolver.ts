/** Backends as a configuration names them: a list of its own, or what a resolver finds while the balancer runs. */

import type { ResolverConfig, WeightedBackend } from "../../contract/balancer-config.ts";
import { endpointsMax } from "../../contract/limits.ts";
import { sortEndpoints } from "../../routing/endpoint.ts";
import { evenWeights } from "../../routing/pick/weighted-endpoint.ts";
import { followDns } from "./dns-resolver.ts";
import { followK8s } from "./k8s-resolver.ts";
import type { ResolverEvents } from "./resolver.ts";

export interface BackendEvents {
  /** Called with the whole list, sorted and without duplicates, when it differs from the last one; at once for a configured one. */
  readonly changed: (backends: readonly WeightedBackend[]) => void;
  readonly failed: (reason: string) => void;
}

/** @returns ends the lookups */
export function startResolver(config: ResolverConfig, random: () => number, events: BackendEvents): () => void {
  const ending = new AbortController();
  let last: string | undefined;
  const found = (unordered: Iterable<string>) => {
    const different = new Set(unordered);
    if (different.size > endpointsMax) {
      events.failed(`${different.size} backends are more than ${endpointsMax}`);
      return;
    }
    const endpoints = sortEndpoints([...different]);
    const all = endpoints.join();
    if (all === last) return;
    last = all;
    events.changed(evenWeights(endpoints));
  };
  const heard: ResolverEvents = { found, failed: events.failed };
  switch (config.kind) {
    case "static":
      events.changed(inRingOrder(config.backends));
      break;
    case "dns":
      void followDns(config, random, heard, ending.signal);
      break;
    case "k8s":
      void followK8s(config, random, heard, ending.signal);
      break;
  }
  return () => ending.abort();
}

/** Sorted by name: their order decides contested places. */
export function inRingOrder(backends: readonly WeightedBackend[]): readonly WeightedBackend[] {
  const weightOf = new Map(backends.map(({ endpoint, weight }) => [endpoint, weight]));
  return sortEndpoints([...weightOf.keys()]).map((endpoint) => ({ endpoint, weight: weightOf.get(endpoint) ?? 1 }));
}
