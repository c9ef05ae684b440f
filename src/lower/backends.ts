/** Backends with names of their own: what they are called, what they weigh, and the share of keys that each one gets. */

import type { BackendShare } from "../model/link.ts";
import { isNamed, type Pool, type Topology } from "../model/topology.ts";
import { reduceWeights } from "../model/weights.ts";
import { poolWorkloads, serviceHost } from "./names.ts";

export interface NamedBackend {
  /** Of its workload and its Service. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Beside those of the others, reduced. */
  readonly weight: number;
}

/** None for a pool whose backends are found at run time. */
export function namedBackends(pool: Pool, topology: Topology, port: number): readonly NamedBackend[] {
  if (!isNamed(pool)) return [];
  const weights = reduceWeights(pool.weights ?? []);
  return poolWorkloads(pool).map((name, index) => ({
    name,
    host: serviceHost(name, topology),
    port,
    weight: weights[index] ?? 1,
  }));
}

/** @param shareOf the exact part of evenly spread keys that an endpoint has */
export function backendShares(
  backends: readonly { readonly name: string; readonly weight: number; readonly endpoints: readonly string[] }[],
  shareOf: ReadonlyMap<string, number>,
): readonly BackendShare[] {
  const total = backends.reduce((sum, { weight }) => sum + weight, 0);
  return backends.map(({ name, weight, endpoints }) => ({
    backend: name,
    asked: weight / total,
    share: endpoints.reduce((sum, endpoint) => sum + (shareOf.get(endpoint) ?? 0), 0),
  }));
}
