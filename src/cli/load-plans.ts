/** The plans of the blueprints that a module exports, or why there are none: what every command asks that looks at a blueprint. */

import { compileBlueprint } from "../blueprint/compile-blueprint.ts";
import type { Blueprint } from "../blueprint/options.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { loadModule } from "./load-blueprints.ts";

export interface PlannedBlueprint {
  readonly blueprint: Blueprint;
  readonly plan: Plan;
}

export type LoadedPlans =
  | { readonly kind: "plans"; readonly plans: readonly PlannedBlueprint[] }
  /** Findings of which at least one is an error. */
  | { readonly kind: "findings"; readonly findings: readonly Diagnostic[] }
  | { readonly kind: "unreadable"; readonly problems: readonly string[] };

/** @param only the name of the blueprint that is meant, where a module has several */
export async function loadPlans(module: string, only: string | undefined): Promise<LoadedPlans> {
  const { blueprints, problems } = await loadModule(module);
  if (problems.length > 0) return { kind: "unreadable", problems };
  const meant = only === undefined ? blueprints : blueprints.filter(({ name }) => name === only);
  if (meant.length === 0) {
    const names = blueprints.map(({ name }) => name).join(", ");
    return { kind: "unreadable", problems: [`${module}: has no blueprint "${only}"; it has ${names}`] };
  }
  const compiled = meant.map((blueprint) => ({ blueprint, ...compileBlueprint(blueprint) }));
  const plans = compiled.flatMap(({ blueprint, plan }) => (plan ? [{ blueprint, plan }] : []));
  if (plans.length < compiled.length) {
    return { kind: "findings", findings: compiled.flatMap(({ diagnostics }) => diagnostics) };
  }
  return { kind: "plans", plans };
}
