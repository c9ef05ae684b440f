/** What the Collector of each declaration needs of its pods, as its configuration says. */

import { ownerOf } from "../../diagnostics/place.ts";
import type { Json } from "../../model/json.ts";
import type { CollectorConfig, EnvVar, Placed } from "../../model/plan.ts";
import { type AskedPermission, permissionsAsked } from "../../needs/asked-permissions.ts";
import { variablesRead } from "../../needs/pod-variables.ts";
import { type ComponentPort, portsIn } from "./component-ports.ts";

/** By the declaration. Fairlead's own balancer and generators need what lowering gives them anyway. */
export interface TierNeeds {
  readonly ports: (tier: Placed) => readonly ComponentPort[];
  readonly permissions: (tier: Placed) => readonly AskedPermission[];
  readonly variables: (tier: Placed) => readonly EnvVar[];
}

export function tierNeeds(configs: readonly CollectorConfig[], version: string): TierNeeds {
  const byOwner = new Map(
    configs.map(({ origin, body }) => [
      ownerOf(origin),
      { ports: portsIn(body), permissions: permissionsAsked(body, version), variables: variablesIn(body) },
    ]),
  );
  return {
    ports: ({ origin }) => byOwner.get(ownerOf(origin))?.ports ?? [],
    variables: ({ origin }) => byOwner.get(ownerOf(origin))?.variables ?? [],
    permissions: ({ origin }) => byOwner.get(ownerOf(origin))?.permissions ?? [],
  };
}

function variablesIn(body: Json): readonly EnvVar[] {
  const byName = new Map(variablesRead(body).map(({ name, field }) => [name, field]));
  return [...byName].map(([name, path]) => ({ name, value: { kind: "field", path } }));
}
