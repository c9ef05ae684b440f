/** How weights stand on a Collector's ring, which has none: a heavier backend is listed under further spellings. */

import type { BackendShare } from "../../model/link.ts";
import type { Topology } from "../../model/topology.ts";
import { ringGenerationOf } from "../../routing/collector-version.ts";
import { endpointOf, sortEndpoints } from "../../routing/endpoint.ts";
import { buildRing, ringShares } from "../../routing/pick/ring.ts";
import { backendShares, type NamedBackend } from "../backends.ts";
import { aliasService, serviceHost } from "../names.ts";

export interface SpelledBackend extends NamedBackend {
  /** Services that give it further names. */
  readonly aliases: readonly string[];
  /** As they stand on the ring, as many as its weight. */
  readonly endpoints: readonly string[];
}

/** The first spelling is `host:4317`, the second its port-less twin, which dials the same target; then come aliases. */
export function spelledBackends(backends: readonly NamedBackend[], topology: Topology): readonly SpelledBackend[] {
  return backends.map((backend) => {
    const { name, host, port, weight } = backend;
    const aliases = Array.from({ length: Math.max(0, weight - 2) }, (_, index) => aliasService(name, index + 1));
    const hosts = [host, ...aliases.map((alias) => serviceHost(alias, topology))];
    const endpoints = hosts.map((each) => endpointOf(each, port));
    if (weight > 1) endpoints.splice(1, 0, host);
    return { ...backend, aliases, endpoints };
  });
}

/** Of the bound version's ring. */
export function spelledShares(named: readonly NamedBackend[], topology: Topology): readonly BackendShare[] {
  const generation = topology.collector.schemas && ringGenerationOf(topology.collector.schemas);
  if (generation === undefined) return [];
  const backends = spelledBackends(named, topology);
  const sorted = sortEndpoints(backends.flatMap(({ endpoints }) => endpoints));
  const shares = ringShares(buildRing(generation, sorted));
  return backendShares(backends, new Map(sorted.map((endpoint, index) => [endpoint, shares[index] ?? 0])));
}
