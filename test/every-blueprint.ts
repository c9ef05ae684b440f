/** Every blueprint of the project, in both outputs: the table that whole-product tests run over. */

import { compileBlueprint } from "fairlead";
import { consistentTraces } from "../blueprints/consistent-traces.ts";
import { dnsDiscovery } from "../blueprints/dns-discovery.ts";
import { existingSamplers } from "../blueprints/existing-samplers.ts";
import { healthChecked } from "../blueprints/health-checked.ts";
import { loadbalancerDemo } from "../blueprints/loadbalancer-demo.ts";
import { loadbalancerDemoFairlead } from "../blueprints/loadbalancer-demo-fairlead.ts";
import { production } from "../blueprints/production.ts";
import { roundRobinBlueprint } from "../blueprints/round-robin.ts";
import { tenants } from "../blueprints/tenants.ts";
import { twoTier } from "../blueprints/two-tier.ts";
import { watched } from "../blueprints/watched.ts";
import { weighted } from "../blueprints/weighted.ts";
import type { Blueprint } from "../src/blueprint/options.ts";
import type { Plan } from "../src/model/plan.ts";

export const blueprints: readonly Blueprint[] = [
  consistentTraces,
  dnsDiscovery,
  existingSamplers,
  healthChecked,
  loadbalancerDemo,
  loadbalancerDemoFairlead,
  production,
  roundRobinBlueprint,
  tenants,
  twoTier,
  watched,
  weighted,
];

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
