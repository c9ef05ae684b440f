/**
 * Options have the shape that their types say. Types see to that until an author casts, or writes JavaScript; the rule
 * behind them keeps every later phase from meeting what it cannot read.
 */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import {
  balancerOptions,
  blueprintOptions,
  collectorParts,
  generatorOptions,
  poolOptions,
} from "../../model/options.ts";
import type { Members } from "../../model/shape.ts";
import type { TopologyRule } from "../rule.ts";
import { misfits } from "./shape.ts";
import { valueAt } from "./value-at.ts";

export const optionsWellFormed: TopologyRule = (topology) => [
  ...optionMisfits(blueprintOptions, topology, topology.origin),
  ...topology.pools.flatMap((declared) => [
    ...optionMisfits(poolOptions, declared, declared.origin),
    ...optionMisfits(collectorParts, declared.parts, declared.origin),
  ]),
  ...topology.balancers.flatMap((declared) => [
    ...optionMisfits(balancerOptions, declared, declared.origin),
    ...(declared.target === "fairlead"
      ? optionMisfits(fairleadSettings, declared.settings, declared.origin)
      : optionMisfits(collectorParts, declared.parts, declared.origin)),
  ]),
  ...topology.generators.flatMap((declared) => optionMisfits(generatorOptions, declared, declared.origin)),
];

/** Looks at the named options only: a declaration also carries its name and origin. */
function optionMisfits(shapes: Members, options: object, origin: Place): readonly Diagnostic[] {
  return Object.entries(shapes).flatMap(([key, shape]) => misfits(shape, valueAt(options, key), within(origin, key)));
}
