/**
 * Options are those of the tables, and have their shapes. Types see to that until an author casts, or writes JavaScript; the
 * rule behind them keeps every later phase from meeting what it cannot read, and from dropping what was asked.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { existingOptions } from "../../model/existing-options.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import { generatorTable, telemetrygenOptions } from "../../model/generator-options.ts";
import {
  balancerOptions,
  blueprintOptions,
  collectorParts,
  collectorSettings,
  poolOptions,
} from "../../model/options.ts";
import type { Members } from "../../model/shape.ts";
import type { Balancer, CollectorBalancer, Topology, Unsupported } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { isDeployedOption } from "./existing-fits.ts";
import { named } from "./scalars.ts";
import { memberMisfits, unknownOption } from "./shape.ts";
import { demandsOnSenders } from "./target-supports.ts";
import { show, valueAt } from "./value-at.ts";
import { halfCharacters } from "./whole-characters.ts";

export const optionsWellFormed: TopologyRule = (topology) => [
  ...optionMisfits(blueprintOptions, { ...topology, namespace: topology.namespaceAsked }, topology),
  ...listMisfits(topology),
  ...topology.pools.flatMap((pool) => [
    ...optionMisfits(poolOptions, pool, pool),
    ...optionMisfits(collectorParts, pool.parts, pool),
    ...unknown(pool, Object.keys({ ...poolOptions, ...collectorParts })),
  ]),
  ...topology.existing.flatMap((pool) => [
    ...optionMisfits(existingOptions, pool, pool),
    ...unknown(
      {
        ...pool,
        unsupported: Object.fromEntries(Object.entries(pool.unsupported).filter(([name]) => !isDeployedOption(name))),
      },
      Object.keys(existingOptions),
    ),
  ]),
  ...topology.balancers.flatMap(balancerMisfits),
  ...topology.generators.flatMap((generator) => {
    const table = generatorTable(generator.signal);
    const own = Object.keys(table).filter((name) => generator.runner === "built-in" || telemetrygenOptions.has(name));
    return [...optionMisfits(table, generator, generator), ...unknown(generator, ["to", ...own])];
  }),
];

/** Lists of declarations, and what is no option of a blueprint. */
function listMisfits({ unsupported, origin }: Topology): readonly Diagnostic[] {
  const known = ["collector", ...Object.keys(makers), ...Object.keys(blueprintOptions)];
  return Object.entries(unsupported).flatMap(([name, value]) => {
    const at = within(origin, name);
    const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
    if (maker === undefined) return unknownOption(at, known);
    const message = `${named(at)} is ${show(value)}, which is not a list of declarations.`;
    return [diagnostic("FL1009", { at, message, help: `write a list, as in \`[otel.${maker}(…)]\`` })];
  });
}

/** What makes the members of a list. */
const makers: Readonly<Record<string, string>> = Object.freeze({
  backends: "backends",
  balancers: "balancer",
  generators: "generator",
});

/** Options that the other kind of balancer has are another rule's. */
function balancerMisfits(balancer: Balancer): readonly Diagnostic[] {
  const { origin, settings, unsupported } = balancer;
  const own = balancer.target === "fairlead" ? fairleadSettings : { ...collectorSettings, ...collectorParts };
  const other = balancer.target === "fairlead" ? { ...collectorSettings, ...collectorParts } : fairleadSettings;
  const nowhere = Object.fromEntries(Object.entries(unsupported).filter(([name]) => !Object.hasOwn(other, name)));
  return [
    ...optionMisfits(balancerOptions, balancer, balancer),
    ...optionMisfits(own, balancer.target === "fairlead" ? settings : ofCollector(balancer), balancer),
    ...unknown({ unsupported: nowhere, origin }, ["to", ...Object.keys({ ...balancerOptions, ...own })]),
  ];
}

function ofCollector({ settings, parts }: CollectorBalancer): object {
  const { senders } = settings;
  const elsewhere = demandsOnSenders(settings);
  if (elsewhere.length === 0) return { ...settings, ...parts };
  const own = Object.entries(senders ?? {}).filter(([name]) => !elsewhere.includes(name));
  return { ...settings, ...parts, senders: Object.fromEntries(own) };
}

/** Looks at the named options only: a declaration also carries its name and origin. */
function optionMisfits(shapes: Members, options: object, { origin, unsupported }: Declaration): readonly Diagnostic[] {
  const given = Object.keys(shapes).map((key) => ({ value: valueAt(options, key), at: within(origin, key) }));
  return [
    ...memberMisfits(shapes, options, { at: origin, unknown: Object.keys(unsupported) }),
    ...given.flatMap(({ value, at }) => halfCharacters(value, at)),
  ];
}

interface Declaration {
  readonly unsupported: Unsupported;
  readonly origin: Place;
}

function unknown({ unsupported, origin }: Declaration, known: readonly string[]): readonly Diagnostic[] {
  return Object.keys(unsupported).flatMap((name) => unknownOption(within(origin, name), known));
}
