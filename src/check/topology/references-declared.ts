/** What a declaration sends to is part of the blueprint. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { TopologyRule } from "../rule.ts";

export const referencesDeclared: TopologyRule = ({ pools, balancers, generators }) => [
  ...balancers.flatMap(({ name, to, origin }) =>
    pools.some((pool) => pool.name === to) ? [] : [missing(`The balancer "${name}"`, "pool", to, "backends", origin)],
  ),
  ...generators.flatMap(({ name, to, origin }) =>
    balancers.some((balancer) => balancer.name === to)
      ? []
      : [missing(`The generator "${name}"`, "balancer", to, "balancers", origin)],
  ),
];

function missing(
  who: string,
  what: string,
  name: string,
  list: string,
  origin: Parameters<typeof within>[0],
): Diagnostic {
  return diagnostic("FL2021", {
    at: within(origin, "to"),
    message: `${who} sends to the ${what} "${name}", which is not part of the blueprint and would not be deployed.`,
    help: `add it to \`${list}\` of the blueprint`,
  });
}
