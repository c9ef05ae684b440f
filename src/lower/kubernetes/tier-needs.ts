/** What the Collector or balancer of each declaration needs of its pods, as its configuration says. */

import { ownerOf } from "../../diagnostics/place.ts";
import type { Json } from "../../model/json.ts";
import type { Placed, Plan } from "../../model/plan.ts";
import type { EnvVar, Port } from "../../model/pod.ts";
import { type AskedPermission, permissionsAsked } from "../../needs/asked-permissions.ts";
import { variablesRead } from "../../needs/pod-variables.ts";
import { type ComponentPort, type ConfiguredPorts, portsIn } from "./component-ports.ts";
import { programOtlp } from "./ports.ts";

/** By the declaration. Fairlead's own balancer and generators need what lowering gives them anyway. */
export interface TierNeeds {
  readonly otlp: (tier: Placed) => readonly Port[];
  /** Beside those of OTLP, metrics and health. */
  readonly ports: (tier: Placed) => readonly ComponentPort[];
  readonly permissions: (tier: Placed) => readonly AskedPermission[];
  readonly variables: (tier: Placed) => readonly EnvVar[];
}

export function tierNeeds({ configs, programs }: Pick<Plan, "configs" | "programs">, version: string): TierNeeds {
  const portsOf = new Map<string, ConfiguredPorts>([
    ...configs.map(({ origin, body }) => [ownerOf(origin), portsIn(body)] as const),
    ...programs.map(({ origin, config }) => [ownerOf(origin), { otlp: programOtlp(config), more: [] }] as const),
  ]);
  const byOwner = new Map(
    configs.map(({ origin, body }) => [
      ownerOf(origin),
      { permissions: permissionsAsked(body, version), variables: variablesIn(body) },
    ]),
  );
  return {
    otlp: ({ origin }) => portsOf.get(ownerOf(origin))?.otlp ?? [],
    ports: ({ origin }) => portsOf.get(ownerOf(origin))?.more ?? [],
    variables: ({ origin }) => byOwner.get(ownerOf(origin))?.variables ?? [],
    permissions: ({ origin }) => byOwner.get(ownerOf(origin))?.permissions ?? [],
  };
}

function variablesIn(body: Json): readonly EnvVar[] {
  const byName = new Map(variablesRead(body).map(({ name, field }) => [name, field]));
  return [...byName].map(([name, path]) => ({ name, value: { kind: "field", path } }));
}
