/** Variables of the pod that components read themselves, beside those that a configuration names. */

import { isJsonObject, type Json } from "../model/json.ts";
import type { PodVariable } from "./component-needs.ts";
import { type Component, runningIn } from "./configuration.ts";
import { needsOf } from "./table.ts";

export interface VariableRead extends PodVariable {
  readonly component: Component;
}

export function variablesRead(config: Json): readonly VariableRead[] {
  return runningIn(config).flatMap((component) => {
    const { section, type, settings } = component;
    const known = needsOf(section, type)?.knows?.(isJsonObject(settings) ? settings : {}) ?? [];
    return known.map((variable) => ({ ...variable, component }));
  });
}
