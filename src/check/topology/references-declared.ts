/** What a declaration sends to is part of the blueprint. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { show } from "./value-at.ts";

export const referencesDeclared: TopologyRule = ({ pools, balancers, generators }) => [
  ...balancers
    .filter(({ to }) => !pools.some(({ name }) => name === to))
    .map(({ name, to, origin }) => undeclared(`"${name}" sends to the pool ${show(to)}`, "backends", origin)),
  ...generators
    .filter(({ to }) => !balancers.some(({ name }) => name === to))
    .map(({ name, to, origin }) => undeclared(`"${name}" sends to the balancer ${show(to)}`, "balancers", origin)),
];

function undeclared(what: string, list: string, origin: Place): Diagnostic {
  return diagnostic("FL2021", {
    at: within(origin, "to"),
    message: `${what}, which is not part of the blueprint and would not be deployed.`,
    help: `add it to \`${list}\` of the blueprint`,
  });
}
