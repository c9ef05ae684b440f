/**
 * What can be deployed of a blueprint with mistakes: each that has a finding is made good in the smallest way, so that what is
 * deployed is there to be looked at, and shows what else is wrong.
 */

import { signals } from "../../contract/signal.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isInside, ownerOf, type Path, type Place, within } from "../../diagnostics/place.ts";
import { type Balancer, isNamed, type Pool, type Route, type Topology } from "../../model/topology.ts";
import { fittingMembers } from "./fitting.ts";
import { mapOptions } from "./map-options.ts";
import { legalName } from "./names-legal.ts";

/** @param found what rules on the declarations found */
export function soundTopology(asked: Topology, found: readonly Diagnostic[]): Topology {
  const errors = found.filter(({ severity }) => severity === "error").map(({ place }) => place);
  const fitting = mapOptions(asked, (options, table) => fittingMembers(table, options));
  const illegal = found.filter(({ code }) => code === "FL4001").map(({ place }) => place);
  const named = withNames(onceEach(fitting), illegal);
  const whole = withReferences({
    ...named,
    pools: named.pools.map((pool) => (isWrong(pool.origin, ["weights"], errors) ? without(pool, "weights") : pool)),
    // How it is found is all that there is of it, so that nothing can be looked at where that is wrong.
    existing: named.existing.filter(({ origin }) => !isWrong(origin, [], errors)),
  });
  return { ...whole, balancers: whole.balancers.map((balancer) => withRoutes(balancer, whole.pools, errors)) };
}

interface Declared {
  readonly name: string;
  readonly origin: Place;
}

/** A declaration that stands in a list twice is one. */
function onceEach(topology: Topology): Topology {
  const once = <D extends Declared>(all: readonly D[]): readonly D[] =>
    [...new Map(all.toReversed().map((one) => [ownerOf(one.origin), one])).values()].toReversed();
  return {
    ...topology,
    pools: once(topology.pools),
    existing: once(topology.existing),
    balancers: once(topology.balancers),
    generators: once(topology.generators),
  };
}

/** Names that are legal, and different ones; references follow to the first that had the name. */
function withNames(topology: Topology, illegal: readonly Place[]): Topology {
  const legal = (name: string, at: Place) => (illegal.some((place) => isSame(place, at)) ? legalName(name) : name);
  const taken = new Set<string>();
  const named = <D extends Declared>(all: readonly D[]) => {
    const names = new Map<string, string>();
    const renamed = all.map((one) => {
      const name = ownName(legal(one.name, one.origin), taken);
      taken.add(name);
      if (!names.has(one.name)) names.set(one.name, name);
      return { ...one, name };
    });
    return { renamed, names };
  };
  const following = <D extends { readonly to: string }>(all: readonly D[], names: ReadonlyMap<string, string>) =>
    all.map((one) => ({ ...one, to: names.get(one.to) ?? one.to }));
  const pools = named(topology.pools);
  const existing = named(topology.existing);
  const balancers = named(topology.balancers);
  const generators = named(topology.generators);
  return {
    ...topology,
    name: legal(topology.name, topology.origin),
    namespace: legal(topology.namespace, within(topology.origin, "namespace")),
    pools: pools.renamed,
    existing: existing.renamed,
    balancers: following(balancers.renamed, new Map([...existing.names, ...pools.names])),
    generators: following(generators.renamed, balancers.names),
  };
}

function isSame(left: Place, right: Place): boolean {
  return ownerOf(left) === ownerOf(right) && left.path.join() === right.path.join();
}

function ownName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const own = number === 2 ? name : `${name}-${number - 1}`;
    if (!taken.has(own)) return own;
  }
}

/** What sends to something that is not declared sends to a pool that has nothing of interest; generators to any balancer. */
function withReferences(topology: Topology): Topology {
  const { pools, existing, balancers, generators } = topology;
  const absent = balancers.filter(({ to }) => ![...pools, ...existing].some(({ name }) => name === to));
  const [first] = balancers;
  return {
    ...topology,
    pools: [...pools, ...new Map(absent.map((balancer) => [balancer.to, poolOf(balancer)])).values()],
    generators: generators.map((generator) =>
      first && !balancers.some(({ name }) => name === generator.to) ? { ...generator, to: first.name } : generator,
    ),
  };
}

function poolOf({ to, origin }: Balancer): Pool {
  return {
    name: to,
    count: 1,
    discovery: { kind: "static" },
    security: "plaintext",
    network: {},
    parts: {},
    unchecked: [],
    unsupported: {},
    origin,
  };
}

function withRoutes(balancer: Balancer, pools: readonly Pool[], errors: readonly Place[]): Balancer {
  const routes: Partial<Record<string, Route>> = { ...balancer.routes };
  // Where the discovery is not known nothing was said of the route.
  const hasNoName = balancer.target === "collector" && pools.some((pool) => pool.name === balancer.to && isNamed(pool));
  for (const signal of signals) {
    const isUnable = hasNoName && routes[signal]?.kind === "round-robin";
    if (isUnable || isWrong(balancer.origin, ["routes", signal], errors)) routes[signal] = usualRoute[signal];
  }
  return { ...balancer, routes: Object.keys(routes).length > 0 ? routes : { traces: usualRoute.traces } };
}

/** One for each signal that every version and every kind of balancer has. */
const usualRoute = Object.freeze({
  traces: { kind: "hash", key: "traceID" },
  metrics: { kind: "hash", key: "service" },
  logs: { kind: "hash", key: "traceID" },
} as const);

/** An error there or further inside. */
function isWrong(origin: Place, at: Path, errors: readonly Place[]): boolean {
  return errors.some((place) => ownerOf(place) === ownerOf(origin) && isInside(place.path, at));
}

function without<T extends object>(value: T, name: keyof T): T {
  const { [name]: _, ...others } = value;
  return others as T; // An option that may be left out.
}
