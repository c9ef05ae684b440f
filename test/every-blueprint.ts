/** Every blueprint of the project, in both outputs: the table that whole-product tests run over. */

import { compileBlueprint } from "fairlead";
import { blueprints } from "../blueprints/all.ts";
import type { Blueprint } from "../src/blueprint/options.ts";
import type { Plan } from "../src/model/plan.ts";

export { blueprints };

export const outputs = ["operator", "workload"] as const;

/** The same blueprint with the other output. */
export function withOutput(blueprint: Blueprint, output: (typeof outputs)[number]): Blueprint {
  return { ...blueprint, options: { ...blueprint.options, output } };
}

export const everyCase = blueprints.flatMap((blueprint) =>
  outputs.map((output) => ({ name: `${blueprint.name} as ${output}`, blueprint: withOutput(blueprint, output) })),
);

/** The plan of a blueprint that must compile. */
export function planOf(blueprint: Blueprint): Plan {
  const { plan, diagnostics } = compileBlueprint(blueprint);
  if (!plan) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
  return plan;
}
