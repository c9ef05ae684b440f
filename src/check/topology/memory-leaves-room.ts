/** What a balancer of Fairlead's own holds fits its memory limit, in the worst that peers can do to it. */

import { heldBytesMin, leastMemoryBytes, memoryShares, memorySum } from "../../contract/memory.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

/** What is not a quantity has a finding of its shape. */
export const memoryLeavesRoom: TopologyRule = ({ balancers }) =>
  balancers.flatMap(({ name, target, resources, origin }) => {
    const limit = valueAt(resources, "limits", "memory");
    const bytes = typeof limit === "string" ? parseMemoryBytes(limit) : undefined;
    if (target !== "fairlead" || bytes === undefined || memoryShares(bytes).heldBytesMax >= heldBytesMin) return [];
    return [
      diagnostic("FL4015", {
        at: within(origin, "resources", "limits", "memory"),
        message: `"${name}" may use ${limit}, but needs at least ${mebibytes(leastMemoryBytes())}: ${memorySum()}. The kernel would end it under load.`,
        help: `give it a limit of ${mebibytes(leastMemoryBytes())} or more; the default is 256Mi`,
      }),
    ];
  });

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)}Mi`;
}
