/**
 * A balancer as far as it decides where keys go: what it hashes and which endpoints it knows. Made from a blueprint's plan, a
 * `balancer.json`, a Collector's configuration or a list of addresses, so that one look-up answers for all of them.
 */

import type { BalancerConfig, ResourceUpsert, RouteConfig } from "../contract/balancer-config.ts";
import { otlpPorts } from "../contract/otlp-ports.ts";
import { type Signal, signals } from "../contract/signal.ts";
import { sortEndpoints } from "../routing/endpoint.ts";
import { evenWeights, type WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import type { RouteWords } from "../routing/route-rule.ts";

export interface RoutedBalancer {
  readonly name: string;
  /** What it was read from, for people. */
  readonly source: string;
  readonly routes: readonly SignalRoute[];
  /** What it writes into every resource before it looks for a key. */
  readonly resourceUpserts: readonly ResourceUpsert[];
}

export interface SignalRoute {
  readonly signal: Signal;
  /** The exporter of a Collector that routes; undefined for Fairlead's balancer. */
  readonly exporter: string | undefined;
  readonly route: RouteWords & Pick<RouteConfig, "failover">;
  readonly backends: KnownBackends;
  /** Processors that run before and may write what keys are made of. */
  readonly changedBy: readonly string[];
  /** What they do to items that are counted behind them. */
  readonly effects: readonly RouteEffect[];
}

export interface RouteEffect {
  readonly kind: "drops" | "may drop" | "joins" | "copies" | "unmarks";
  /** The processor, and what it does. */
  readonly says: string;
}

export type KnownBackends =
  /** In the order that decides contested places: sorted, as every resolver hands them to the ring. */
  | { readonly kind: "listed"; readonly weighted: readonly WeightedEndpoint[] }
  /** Only the running balancer knows them. */
  | { readonly kind: "found"; readonly by: string; readonly port: number };

export function listed(endpoints: readonly string[]): KnownBackends {
  return { kind: "listed", weighted: evenWeights(sortEndpoints(endpoints)) };
}

/** Fairlead's balancer, by its own configuration. */
export function balancerOfConfig(config: BalancerConfig, source: string): RoutedBalancer {
  const { name, routes, resourceUpserts } = config;
  const backends = backendsOfConfig(config);
  return {
    name,
    source,
    resourceUpserts,
    routes: signals.flatMap((signal) => {
      const route = routes[signal];
      return route ? [{ signal, exporter: undefined, route, backends, changedBy: [], effects: [] }] : [];
    }),
  };
}

function backendsOfConfig({ resolver }: BalancerConfig): KnownBackends {
  switch (resolver.kind) {
    case "static": {
      const weightOf = new Map(resolver.backends.map(({ endpoint, weight }) => [endpoint, weight]));
      const sorted = sortEndpoints([...weightOf.keys()]);
      return {
        kind: "listed",
        weighted: sorted.map((endpoint) => ({ endpoint, weight: weightOf.get(endpoint) ?? 1 })),
      };
    }
    case "dns":
      return { kind: "found", by: `DNS, as ${resolver.hostname}:${resolver.port}`, port: resolver.port };
    case "k8s":
      return {
        kind: "found",
        by: `the EndpointSlices of ${resolver.namespace}/${resolver.service}`,
        // The name of a port is resolved with the addresses; the usual one stands for it.
        port: typeof resolver.port === "number" ? resolver.port : otlpPorts.grpc,
      };
  }
}

export interface AddressedRoutes {
  readonly endpoints: readonly string[];
  /** As the Collector's `routing_key`; undefined for the default of each signal. */
  readonly routingKey: string | undefined;
  readonly routingAttributes: readonly string[];
  /** Of the Collector whose rings and keys these are. */
  readonly version: string;
}

/** What a Collector of that version would do that lists these addresses. */
export function balancerOfAddresses({ endpoints, routingKey, ...words }: AddressedRoutes): RoutedBalancer {
  const { routingAttributes, version } = words;
  const route = {
    algorithm: "ring",
    routingKey: routingKey ?? "",
    routingAttributes,
    compatibleWith: version,
    failover: "hold",
  } as const;
  const backends = listed(endpoints);
  return {
    name: "addresses",
    source: `Collector ${version}`,
    resourceUpserts: [],
    routes: signals.map((signal) => ({ signal, exporter: undefined, route, backends, changedBy: [], effects: [] })),
  };
}

/** The same balancer as another Collector version would route. */
export function asVersion(balancer: RoutedBalancer, version: string): RoutedBalancer {
  const bound = (route: SignalRoute["route"]) => ({ ...route, compatibleWith: version });
  return { ...balancer, routes: balancer.routes.map((one) => ({ ...one, route: bound(one.route) })) };
}

/** The same balancer over the endpoints that somebody knows it to have. */
export function over(balancer: RoutedBalancer, endpoints: readonly string[]): RoutedBalancer {
  const backends = listed(endpoints);
  return { ...balancer, routes: balancer.routes.map((one) => ({ ...one, backends })) };
}
