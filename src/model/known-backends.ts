/** How many backends a balancer is known to have, and whether it speaks TLS to them: what its memory has to have room for. */

import type { KnownBackends } from "../contract/memory.ts";
import { existingOptions } from "./existing-options.ts";
import { type Balancer, existingDiscovery, type Topology } from "./topology.ts";

/** None where a reference leads nowhere, as a rule reports. What is found at run time alone is what its author says of it. */
export function knownBackends(
  { to }: Pick<Balancer, "to">,
  { pools, existing }: Pick<Topology, "pools" | "existing">,
): KnownBackends {
  const pool = pools.find(({ name }) => name === to);
  if (pool) {
    return { count: countOf(pool.count), hasTls: pool.security !== undefined && pool.security !== "plaintext" };
  }
  const found = existing.find(({ name }) => name === to);
  if (!found) return { count: 0, hasTls: false };
  const listed = existingDiscovery(found).kind === "static" ? found.hosts?.length : undefined;
  return {
    count: countOf(found.count ?? listed ?? existingOptions.count.default),
    hasTls: typeof found.security === "object",
  };
}

/** What is no number has a finding of its shape. */
function countOf(count: unknown): number {
  return typeof count === "number" && count > 0 ? count : 0;
}
