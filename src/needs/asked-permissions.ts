/** What the components of a configuration ask of the API server, each with who asks. */

import { has } from "../model/collector/behaviours.ts";
import { isJsonObject, type Json } from "../model/json.ts";
import type { Permission } from "./component-needs.ts";
import { type Component, runningIn } from "./configuration.ts";
import { needsOf } from "./table.ts";

export interface AskedPermission extends Permission {
  readonly component: Component;
}

/** Of what runs; whoever asks for anything needs a token, too. */
export function permissionsAsked(config: Json, version: string): readonly AskedPermission[] {
  return runningIn(config).flatMap((component) => {
    const { section, type, settings } = component;
    const asked =
      needsOf(section, type)?.asks?.(isJsonObject(settings) ? settings : {}, (behaviour) => has(version, behaviour)) ??
      [];
    return asked.map((permission) => ({ ...permission, component }));
  });
}
