/** A route that is ready for look-ups: its rule for keys and its table of owners, or why it has none. */

import { ringGenerationOf } from "../routing/collector-version.ts";
import type { KeyRule } from "../routing/key/key-rule.ts";
import { hashAlgorithm, routeKeyRule } from "../routing/route-rule.ts";
import { type KeyTable, keyTable } from "./route-of-key.ts";
import type { KnownBackends, RoutedBalancer, SignalRoute } from "./routed-balancer.ts";

export type PreparedRoute = SignalRoute & Readiness;

export type Readiness =
  | { readonly kind: "keyed"; readonly rule: KeyRule; readonly table: KeyTable; readonly how: string }
  /** Whole requests are spread, whatever is in them. */
  | { readonly kind: "spread"; readonly reason: string }
  | { readonly kind: "unroutable"; readonly reason: string };

export function prepareRoutes({ routes }: RoutedBalancer): readonly PreparedRoute[] {
  const tables = new Map<string, KeyTable>();
  const tableOf = (...[algorithm, weighted]: Parameters<typeof keyTable>): KeyTable => {
    const name = JSON.stringify([algorithm, weighted]);
    const table = tables.get(name) ?? keyTable(algorithm, weighted);
    tables.set(name, table);
    return table;
  };
  return routes.map((one) => ({ ...one, ...readinessOf(one, tableOf) }));
}

function readinessOf({ signal, route, backends }: SignalRoute, tableOf: typeof keyTable): Readiness {
  const algorithm = hashAlgorithm(route);
  if (algorithm === undefined) {
    return { kind: "spread", reason: `${route.algorithm} spreads whole requests: no key decides` };
  }
  const result = routeKeyRule(signal, route);
  if (result.kind === "refused") return { kind: "unroutable", reason: result.reason };
  if (algorithm.kind === "ring" && isUnknownVersion(route.compatibleWith)) {
    return { kind: "unroutable", reason: `the ring of Collector ${route.compatibleWith} is unknown` };
  }
  const unusable = withoutEndpoints(backends);
  if (unusable !== undefined) return { kind: "unroutable", reason: unusable };
  const weighted = backends.kind === "listed" ? backends.weighted : [];
  const how = algorithm.kind === "ring" ? `ring of generation ${algorithm.generation}` : algorithm.kind;
  return { kind: "keyed", rule: result.rule, table: tableOf(algorithm, weighted), how };
}

function isUnknownVersion(version: string): boolean {
  return version !== "fairlead" && ringGenerationOf(version) === undefined;
}

function withoutEndpoints(backends: KnownBackends): string | undefined {
  if (backends.kind === "found") return `its backends are found by ${backends.by}: name them with --backends`;
  return backends.weighted.length === 0 ? "it lists no backend" : undefined;
}

/** What the keys of a rule are made of, for people. */
export function keySource(rule: KeyRule): string {
  switch (rule.kind) {
    case "attributes":
      return rule.names.join(", ");
    case "service":
      return "service.name";
    case "traceID":
      return "trace id";
    case "resource":
      return "all attributes of the resource";
    case "metric":
      return "name of the metric";
    case "streamID":
      return "stream of the data point";
  }
}
