/**
 * A topology with the options of each of its declarations changed: as one object with everything that its author wrote, which
 * is then taken apart again by the tables.
 */

import type { Place } from "../../diagnostics/place.ts";
import { existingOptions } from "../../model/existing-options.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import { generatorTable } from "../../model/generator-options.ts";
import {
  balancerOptions,
  blueprintOptions,
  collectorParts,
  collectorSettings,
  poolOptions,
} from "../../model/options.ts";
import type { Members } from "../../model/shape.ts";
import {
  type Balancer,
  type ExistingPool,
  type Generator,
  namespaceIn,
  type Pool,
  type Topology,
} from "../../model/topology.ts";

type Options = Readonly<Record<string, unknown>>;

/**
 * @param table of the options that the declaration has
 * @param others that a declaration of its kind may have: they are no misspellings, and a rule refuses them here
 */
export type Change = (options: Options, table: Members, origin: Place, others: Members) => Options;

export function mapOptions(topology: Topology, change: Change): Topology {
  return {
    ...changedBlueprint(topology, change),
    pools: topology.pools.map((pool) => changedPool(pool, change)),
    existing: topology.existing.map((pool) => changedExisting(pool, change)),
    balancers: topology.balancers.map((balancer) => changedBalancer(balancer, change)),
    generators: topology.generators.map((generator) => changedGenerator(generator, change)),
  };
}

// What comes back has the types as far as the author kept to them, or the change mended it.

function changedBlueprint(topology: Topology, change: Change): Topology {
  const asked = { ...picked(topology, blueprintOptions), namespace: topology.namespaceAsked, ...topology.unsupported };
  const options = change(asked, blueprintOptions, topology.origin, {});
  return {
    ...topology,
    ...leftOut,
    ...picked(options, blueprintOptions),
    ...namespaceIn(options["namespace"]),
    namespaceAsked: options["namespace"],
    unsupported: besides(options, blueprintOptions),
  };
}

const leftOut = Object.freeze({
  platform: blueprintOptions.platform.default,
  dns: undefined,
  images: {},
  monitoring: undefined,
  output: blueprintOptions.output.default,
  clusterDomain: blueprintOptions.clusterDomain.default,
  gitops: undefined,
  accept: undefined,
});

function changedPool({ name, origin, parts, unchecked, unsupported, ...own }: Pool, change: Change): Pool {
  const table = { ...poolOptions, ...collectorParts };
  const options = change({ ...own, ...parts, ...unsupported }, table, origin, {});
  return asDeclared<Pool>({
    network: {},
    ...picked(options, poolOptions),
    ...(options["discovery"] === "static" && { discovery: { kind: "static" } }),
    name,
    parts: picked(options, collectorParts),
    unchecked,
    unsupported: besides(options, table),
    origin,
  });
}

function changedExisting({ name, origin, unsupported, ...own }: ExistingPool, change: Change): ExistingPool {
  const options = change({ ...own, ...unsupported }, existingOptions, origin, {
    ...poolOptions,
    ...collectorParts,
  });
  return asDeclared<ExistingPool>({
    ...picked(options, existingOptions),
    name,
    unsupported: besides(options, existingOptions),
    origin,
  });
}

const allSettings = Object.freeze({ ...fairleadSettings, ...collectorSettings, ...collectorParts });

function changedBalancer(balancer: Balancer, change: Change): Balancer {
  const { name, to, origin, settings, unsupported, ...own } = balancer;
  const { parts = {}, unchecked, ...rest } = { parts: undefined, unchecked: [], ...own };
  const asked = { ...rest, ...settings, ...parts, ...unsupported };
  // Which options it has depends on one of them.
  const { target } = change(asked, { target: balancerOptions.target }, origin, allSettings);
  const settingsTable = target === "fairlead" ? fairleadSettings : collectorSettings;
  const partsTable = target === "fairlead" ? {} : collectorParts;
  const table = { ...balancerOptions, ...settingsTable, ...partsTable };
  const options = change(asked, table, origin, allSettings);
  return asDeclared<Balancer>({
    network: {},
    target: balancerOptions.target.default,
    replicas: balancerOptions.replicas.default,
    ...picked(options, balancerOptions),
    name,
    to,
    settings: picked(options, settingsTable),
    ...(target !== "fairlead" && { parts: picked(options, partsTable), unchecked }),
    unsupported: besides(options, table),
    origin,
  });
}

function changedGenerator({ name, to, origin, unsupported, ...own }: Generator, change: Change): Generator {
  const table = generatorTable(own.signal);
  const options = change({ ...own, ...unsupported }, table, origin, {});
  return asDeclared<Generator>({
    runner: table.runner.default,
    replicas: table.replicas.default,
    attributes: {},
    network: {},
    ...picked(options, table),
    name,
    to,
    unsupported: besides(options, table),
    origin,
  });
}

/** Made by the same tables as what was authored: an option keeps its name and type, which is more than a record of them says. */
function asDeclared<D extends object>(made: object): D {
  return made as D; // for the reason above
}

function picked(options: object, table: Members): Options {
  return given(options, (name) => Object.hasOwn(table, name));
}

function besides(options: object, table: Members): Options {
  return given(options, (name) => !Object.hasOwn(table, name));
}

function given(options: object, isAsked: (name: string) => boolean): Options {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => value !== undefined && isAsked(name)));
}
