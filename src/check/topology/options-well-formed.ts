/**
 * Options are those of the tables, and have their shapes. Types see to that until an author casts, or writes JavaScript; the
 * rule behind them keeps every later phase from meeting what it cannot read, and from dropping what was asked.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import {
  balancerOptions,
  blueprintOptions,
  collectorParts,
  collectorSettings,
  generatorTable,
  poolOptions,
} from "../../model/options.ts";
import type { Members } from "../../model/shape.ts";
import type { Balancer, Topology, Unsupported } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { named } from "./scalars.ts";
import { misfits, unknownOption } from "./shape.ts";
import { show, valueAt } from "./value-at.ts";
import { halfCharacters } from "./whole-characters.ts";

export const optionsWellFormed: TopologyRule = (topology) => [
  ...optionMisfits(blueprintOptions, { ...topology, namespace: topology.namespaceAsked }, topology.origin),
  ...listMisfits(topology),
  ...topology.pools.flatMap((pool) => [
    ...optionMisfits(poolOptions, pool, pool.origin),
    ...optionMisfits(collectorParts, pool.parts, pool.origin),
    ...unknown(pool, Object.keys({ ...poolOptions, ...collectorParts })),
  ]),
  ...topology.balancers.flatMap(balancerMisfits),
  ...topology.generators.flatMap((generator) => {
    const table = generatorTable(generator.signal);
    return [...optionMisfits(table, generator, generator.origin), ...unknown(generator, ["to", ...Object.keys(table)])];
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
    ...optionMisfits(balancerOptions, balancer, origin),
    ...optionMisfits(own, balancer.target === "fairlead" ? settings : { ...settings, ...balancer.parts }, origin),
    ...unknown({ unsupported: nowhere, origin }, ["to", ...Object.keys({ ...balancerOptions, ...own })]),
  ];
}

/** Looks at the named options only: a declaration also carries its name and origin. */
function optionMisfits(shapes: Members, options: object, origin: Place): readonly Diagnostic[] {
  return Object.entries(shapes).flatMap(([key, shape]) => {
    const [value, at] = [valueAt(options, key), within(origin, key)];
    return [...misfits(shape, value, at), ...halfCharacters(value, at)];
  });
}

function unknown(
  { unsupported, origin }: { readonly unsupported: Unsupported; readonly origin: Place },
  known: readonly string[],
): readonly Diagnostic[] {
  return Object.keys(unsupported).flatMap((name) => unknownOption(within(origin, name), known));
}
