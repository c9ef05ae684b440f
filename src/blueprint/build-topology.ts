/** Builds the Topology of a blueprint: references become names, options become plain data, call sites go aside. */

import type { Signal } from "../contract/signal.ts";
import { inBlueprint, type Place } from "../diagnostics/place.ts";
import { isRelease, schemaVersionOfRelease } from "../model/collector/release.ts";
import { existingOptions } from "../model/existing-options.ts";
import { fairleadSettings } from "../model/fairlead-settings.ts";
import { generatorTable } from "../model/generator-options.ts";
import { deepFreeze } from "../model/json.ts";
import { balancerOptions, blueprintOptions, collectorParts, collectorSettings, poolOptions } from "../model/options.ts";
import type { Members, OptionsOf } from "../model/shape.ts";
import {
  type Balancer,
  type ComponentSection,
  componentSections,
  type ExistingPool,
  type Generator,
  namespaceIn,
  type Pool,
  type Topology,
  type UncheckedComponent,
  type Unsupported,
} from "../model/topology.ts";
import type { PendingCallSite } from "./call-site.ts";
import type {
  BalancerDeclaration,
  Blueprint,
  ExistingDeclaration,
  GeneratorDeclaration,
  PoolDeclaration,
} from "./options.ts";
import { uncheckedSignals } from "./vocabulary.ts";

export interface BuiltTopology {
  readonly topology: Topology;
  readonly callSites: ReadonlyMap<string, PendingCallSite>;
}

export function buildTopology(blueprint: Blueprint): BuiltTopology {
  const { collector: _, backends = [], balancers, generators = [], ...own } = blueprint.options;
  const release = String(blueprint.release ?? "");
  const {
    namespace: asked,
    platform = blueprintOptions.platform.default,
    output = blueprintOptions.output.default,
    clusterDomain = blueprintOptions.clusterDomain.default,
    dns,
    images = {},
    monitoring,
    gitops,
    accept,
  } = picked(own, blueprintOptions);
  const callSites = new Map<string, PendingCallSite>([[blueprint.name, blueprint.callSite]]);
  const originFor = (declared: { name: string; callSite: PendingCallSite }): Place => {
    const construct = freeName(`${blueprint.name}/${declared.name}`, declared.callSite, callSites);
    callSites.set(construct, declared.callSite);
    return inBlueprint(construct);
  };
  const topology: Topology = {
    name: blueprint.name,
    ...namespaceIn(asked),
    namespaceAsked: asked,
    platform,
    collector: {
      version: release,
      schemas: isRelease(release) ? schemaVersionOfRelease[release] : undefined,
      image: `otel/opentelemetry-collector-contrib:${release}`,
    },
    output,
    clusterDomain,
    dns,
    images,
    monitoring,
    gitops,
    accept,
    pools: declarationsIn(backends)
      .filter((declared) => !isExisting(declared))
      .map((pool) => buildPool(pool, originFor(pool))),
    existing: existingIn(backends, balancers).map((pool) => buildExisting(pool, originFor(pool))),
    existingListed: declarationsIn(backends).flatMap((declared: object, index) =>
      isExisting(declared) ? [{ name: declared.name, index }] : [],
    ),
    balancers: declarationsIn(balancers).map((balancer) => buildBalancer(balancer, originFor(balancer))),
    generators: declarationsIn(generators).map((generator) => buildGenerator(generator, originFor(generator))),
    unsupported: { ...besides(own, blueprintOptions), ...undeclared({ backends, balancers, generators }) },
    origin: inBlueprint(blueprint.name),
  };
  return { topology: deepFreeze(plainCopy(topology)), callSites };
}

/** Two declarations may have one name, which a rule refuses; each keeps a place of its own for what else is found in it. */
function freeName(name: string, callSite: PendingCallSite, taken: BuiltTopology["callSites"]): string {
  for (let count = 1; ; count++) {
    const construct = count === 1 ? name : `${name}#${count}`;
    if ((taken.get(construct) ?? callSite) === callSite) return construct;
  }
}

/** Past the types anything may stand in a list of declarations, or for it; that is left out, and a rule says so. */
function declarationsIn<D extends object>(list: readonly D[]): readonly D[] {
  return Array.isArray(list) ? list.filter(isDeclaration) : [];
}

function undeclared(lists: Readonly<Record<string, unknown>>): Unsupported {
  const isWhole = (list: unknown): boolean => Array.isArray(list) && list.every(isDeclaration);
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => !isWhole(list)));
}

function isDeclaration(value: unknown): boolean {
  return typeof value === "object" && value !== null && "callSite" in value;
}

function isExisting(declared: object | undefined): declared is ExistingDeclaration {
  return declared !== undefined && "kind" in declared && declared.kind === "existing";
}

/** What balancers refer to; past the types it may also stand among the backends. Each once, however many send to it. */
function existingIn(backends: readonly object[], balancers: readonly BalancerDeclaration[]) {
  const referred = declarationsIn(balancers).map(({ options }): object | undefined => options.to);
  return [...new Set([...declarationsIn(backends), ...referred])].filter(isExisting);
}

function buildExisting({ name, options }: ExistingDeclaration, origin: Place): ExistingPool {
  return { ...picked(options, existingOptions), name, unsupported: besides(options, existingOptions), origin };
}

function buildPool({ name, options }: PoolDeclaration, origin: Place): Pool {
  const { discovery, network = {}, ...given } = picked(options, poolOptions);
  return {
    ...given,
    name,
    discovery: discovery === "static" ? { kind: "static" } : discovery,
    network,
    parts: picked(options, collectorParts),
    unchecked: uncheckedIn(options),
    unsupported: besides(options, poolOptions, collectorParts),
    origin,
  };
}

function buildBalancer({ name, options }: BalancerDeclaration, origin: Place): Balancer {
  const { to, ...own } = options;
  const { target = balancerOptions.target.default, replicas, network = {}, ...given } = picked(own, balancerOptions);
  // To the table a routing key is any text; a rule says which.
  const routes = given.routes as Balancer["routes"];
  const asked = { ...given, routes, name, to: nameOf(to), network, origin };
  if (target === "fairlead") {
    const settings = picked(own, fairleadSettings);
    const unsupported = besides(own, balancerOptions, fairleadSettings);
    return {
      ...asked,
      target,
      replicas: replicas ?? settings.autoscaling?.min ?? balancerOptions.replicas.default,
      settings,
      unsupported,
    };
  }
  return {
    ...asked,
    target,
    replicas: replicas ?? balancerOptions.replicas.default,
    settings: picked(own, collectorSettings),
    parts: picked(own, collectorParts),
    unchecked: uncheckedIn(own),
    unsupported: besides(own, balancerOptions, collectorSettings, collectorParts),
  };
}

function buildGenerator({ name, options }: GeneratorDeclaration, origin: Place): Generator {
  const { to, ...own } = options;
  const table = generatorTable(own.signal);
  const {
    runner = table.runner.default,
    replicas = table.replicas.default,
    attributes = {},
    network = {},
    ...given
  } = picked(own, table);
  const unsupported = besides(own, table);
  return { ...given, name, to: nameOf(to), runner, replicas, attributes, network, unsupported, origin };
}

/**
 * Components that `unchecked` wrote: their settings carry a mark, which plain data leaves behind. Past the types there may
 * be anything in a section, and anything for signals: what is not a signal has no pipeline.
 */
function uncheckedIn(parts: object): readonly UncheckedComponent[] {
  return componentSections.flatMap((section) =>
    Object.entries((parts as Partial<Record<ComponentSection, object>>)[section] ?? {}).flatMap(
      ([id, settings]: [string, unknown]) => {
        const isMarked = typeof settings === "object" && settings !== null && uncheckedSignals in settings;
        return isMarked ? [{ section, id, signals: settings[uncheckedSignals] as readonly Signal[] }] : [];
      },
    ),
  );
}

/** Options of a table that were given. Past the types they may be anything: a rule holds them against their shapes. */
function picked<M extends Members>(options: object, table: M): OptionsOf<M> {
  return given(options, (name) => Object.hasOwn(table, name)) as OptionsOf<M>;
}

/** Options that were given and that no table has. */
function besides(options: object, ...tables: readonly Members[]): Unsupported {
  return given(options, (name) => !tables.some((table) => Object.hasOwn(table, name)));
}

function given(options: object, isAsked: (name: string) => boolean): Unsupported {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => value !== undefined && isAsked(name)));
}

/** Past the types `to` may be missing; a rule says so, by a name that no declaration has. */
function nameOf(declared: { readonly name: string } | undefined): string {
  return declared?.name ?? "";
}

/** The author's options stay the author's to change. What is not plain data stays what it is, for a rule to refuse. */
function plainCopy<T>(value: T): T {
  // Same shape, member by member; a hole becomes undefined, which rules see and `map` does not.
  if (Array.isArray(value)) return Array.from(value, plainCopy) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainCopy(member)])) as T;
}
