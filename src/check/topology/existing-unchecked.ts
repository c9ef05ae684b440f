/** What nobody here can know of a pool that exists already is said once. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { ownerOf } from "../../diagnostics/place.ts";
import { type ExistingPool, existingDiscovery, type Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { existingFits } from "./existing-fits.ts";
import { signalsBy, valueAt } from "./value-at.ts";

/** Of one that is not found for another reason there is nothing to add. */
export const existingUnchecked: TopologyRule = (topology) => {
  const unfit = new Set(existingFits(topology).map(({ place }) => ownerOf(place)));
  return topology.existing.filter(({ origin }) => !unfit.has(ownerOf(origin))).map((pool) => unchecked(pool, topology));
};

function unchecked(pool: ExistingPool, { balancers }: Topology): Diagnostic {
  const { name, service, security, origin } = pool;
  const isHeadless = service !== undefined && valueAt(existingDiscovery(pool), "kind") === "dns";
  const isRoundRobin = balancers.some(
    (balancer) =>
      balancer.to === name && balancer.target === "collector" && signalsBy("round-robin", balancer).length > 0,
  );
  const assumed = [
    ...(isHeadless ? ["the Service is headless"] : []),
    `its pods take OTLP ${security === "plaintext" ? "in plain text" : "as said"}`,
    "they run what the routes are for",
    "their own NetworkPolicies let the balancers in",
    ...(isRoundRobin
      ? ["its connections end after a while (`max_connection_age`), or round robin never finds new ones"]
      : []),
  ];
  return diagnostic("FL2023", {
    at: origin,
    message: `"${name}" exists already, so nothing here checks that ${assumed.slice(0, -1).join(", that ")} and that ${assumed.at(-1)}.`,
    help: "runbook.md has the commands that show it, and what its owner has to permit",
  });
}
