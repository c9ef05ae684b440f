/** What a declaration sends to is part of the blueprint. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import type { Unsupported } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { show } from "./value-at.ts";

export const referencesDeclared: TopologyRule = ({ pools, existing, balancers, generators }) => [
  ...balancers
    .filter((one) => ![...pools, ...existing].some(({ name }) => name === one.to) && !isMisspelt(one))
    .map(({ name, to, origin }) => undeclared(`"${name}" sends to the pool ${show(to)}`, "backends", origin)),
  ...generators
    .filter((one) => !balancers.some(({ name }) => name === one.to) && !isMisspelt(one))
    .map(({ name, to, origin }) => undeclared(`"${name}" sends to the balancer ${show(to)}`, "balancers", origin)),
];

/** Nothing is given, but under a name that may have been meant for it. */
function isMisspelt({ to, unsupported }: { readonly to: string; readonly unsupported: Unsupported }): boolean {
  return to === "" && Object.keys(unsupported).some((name) => nearest(name, ["to"]).length > 0);
}

function undeclared(what: string, list: string, origin: Place): Diagnostic {
  return diagnostic("FL2021", {
    at: within(origin, "to"),
    message: `${what}, which is not part of the blueprint and would not be deployed.`,
    help: `add it to \`${list}\` of the blueprint`,
  });
}
