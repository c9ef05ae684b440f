/** A balancer as the page shows it: its routes, and what it says and has counted of each backend that it dials. */

import type { BackendCounts, BackendStatus, CountedStatus } from "../contract/status.ts";
import { keySource, type PreparedRoute } from "../inspect/prepared-route.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { dialTarget } from "../routing/endpoint.ts";
import { hashAlgorithm, routeKeyRule } from "../routing/route-rule.ts";
import type { PageBackend, PageBalancer, PageRoute } from "./page-state.ts";

/** @param name what people call the backend that is dialled there */
export function pageBackends(status: CountedStatus, name: (target: string) => string): readonly PageBackend[] {
  const counted = new Map(status.counts.backends.map((one) => [one.endpoint, one]));
  const byTarget = new Map<string, [BackendStatus, ...BackendStatus[]]>();
  for (const backend of status.backends) {
    const target = dialTarget(backend.endpoint);
    const known = byTarget.get(target);
    if (known) known.push(backend);
    else byTarget.set(target, [backend]);
  }
  return [...byTarget].map(([target, names]) => pageBackend(name(target), names, counted.get(target)));
}

function pageBackend(
  name: string,
  names: readonly [BackendStatus, ...BackendStatus[]],
  counts: BackendCounts | undefined,
): PageBackend {
  const [{ isAvailable, reason, connection, ejections, lastError, queuedItems, queuedBytes }] = names;
  const owned = new Map<string, number>();
  for (const { shares } of names) {
    for (const [signal, share] of Object.entries(shares)) owned.set(signal, (owned.get(signal) ?? 0) + share);
  }
  return {
    name,
    endpoints: names.map(({ endpoint }) => endpoint),
    weight: names.reduce((sum, { weight }) => sum + weight, 0),
    health: { isAvailable, reason, connection, ejections, lastError },
    program: undefined,
    owned: Object.fromEntries(owned),
    items: counts?.sentItems ?? 0,
    elsewhere: undefined,
    queuedItems,
    queuedBytes,
    queuedRequests: undefined,
    calls: counts?.calls ?? { accepted: 0, failed: 0 },
    latency: counts?.latency ?? { calls: [], count: 0, sumMs: 0 },
  };
}

/** What routes say of themselves, without tables. */
export function pageRoutes({ routes }: RoutedBalancer): readonly PageRoute[] {
  return routes.map(({ signal, route }) => {
    const { failover, algorithm } = route;
    const hashed = hashAlgorithm(route);
    if (!hashed) return { signal, by: undefined, how: `${algorithm}, whole requests`, failover };
    const keys = routeKeyRule(signal, route);
    if (keys.kind === "refused") return { signal, by: undefined, how: keys.reason, failover };
    const how = hashed.kind === "ring" ? `ring of generation ${hashed.generation}` : hashed.kind;
    return {
      signal,
      by: keySource(keys.rule),
      how: algorithm === "bounded-load" ? `bounded load on a ${how}` : how,
      failover,
    };
  });
}

export function howOf({ route, how }: PreparedRoute & { readonly kind: "keyed" }): string {
  return route.algorithm === "bounded-load" ? `bounded load on a ${how}` : how;
}

/** What a balancer says; undefined for one that is silent, as a Collector is. */
export function toldBy(status: CountedStatus | undefined): Pick<PageBalancer, "isReady" | "heldBytes" | "counts"> {
  if (!status) return { isReady: undefined, heldBytes: undefined, counts: undefined };
  const { backends: _backends, ...counts } = status.counts;
  return { isReady: status.isReady, heldBytes: status.heldBytes, counts };
}
