/** What the Collector of each declaration needs of its pods, as its configuration says. */

import { ownerOf } from "../../diagnostics/place.ts";
import type { CollectorConfig, Placed } from "../../model/plan.ts";
import { type AskedPermission, permissionsAsked } from "../../needs/asked-permissions.ts";
import { type ComponentPort, portsIn } from "./component-ports.ts";

/** By the declaration. Fairlead's own balancer and generators need what lowering gives them anyway. */
export interface TierNeeds {
  readonly ports: (tier: Placed) => readonly ComponentPort[];
  readonly permissions: (tier: Placed) => readonly AskedPermission[];
}

export function tierNeeds(configs: readonly CollectorConfig[], version: string): TierNeeds {
  const byOwner = new Map(
    configs.map(({ origin, body }) => [
      ownerOf(origin),
      { ports: portsIn(body), permissions: permissionsAsked(body, version) },
    ]),
  );
  return {
    ports: ({ origin }) => byOwner.get(ownerOf(origin))?.ports ?? [],
    permissions: ({ origin }) => byOwner.get(ownerOf(origin))?.permissions ?? [],
  };
}
