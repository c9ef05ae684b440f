/** The objects and balancers of the blueprints that a module exports, as synth would write them before anybody patches them. */

import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { balancersOfPlan } from "../inspect/routes-of-plan.ts";
import type { JsonObject } from "../model/json.ts";
import { objectsOfPlan } from "../target/emit.ts";
import { type LoadedPlans, loadPlans } from "./load-plans.ts";

export type LoadedObjects =
  | Exclude<LoadedPlans, { readonly kind: "plans" }>
  | {
      readonly kind: "objects";
      readonly objects: readonly JsonObject[];
      readonly balancers: readonly RoutedBalancer[];
    };

export async function loadObjects(module: string, blueprint: string | undefined): Promise<LoadedObjects> {
  const loaded = await loadPlans(module, blueprint);
  if (loaded.kind !== "plans") return loaded;
  const plans = loaded.plans.map(({ plan }) => plan);
  return {
    kind: "objects",
    // Frozen plain data, as the writer gets it.
    objects: plans.flatMap(objectsOfPlan).map((object) => JSON.parse(JSON.stringify(object)) as JsonObject),
    balancers: plans.flatMap(balancersOfPlan),
  };
}
