/** What runs fits its memory limit: a balancer of Fairlead's own in the worst that peers can do to it, a Collector before anything comes. */

import { heldBytesMin, leastMemoryBytes, memoryShares, memorySum } from "../../contract/memory.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

/**
 * Of the heap and stacks of a real Collector that receives nothing 14 MiB are in use at 0.129.0 and 17 at 0.161.0, with a third of
 * contrib's components; the pages of its program, 70 to 90 MiB, can be read again, but have to be somewhere.
 */
const collectorBytesMin = 32 * 2 ** 20;

/** What is not a quantity has a finding of its shape. */
export const memoryLeavesRoom: TopologyRule = ({ pools, balancers }) => [
  ...[...pools, ...balancers.filter(({ target }) => target === "collector")].flatMap(collectorStarves),
  ...balancers.flatMap(balancerStarves),
];

function limitOf(resources: unknown): { readonly limit: string; readonly bytes: number | undefined } {
  const limit = valueAt(resources, "limits", "memory");
  return typeof limit === "string" ? { limit, bytes: parseMemoryBytes(limit) } : { limit: "", bytes: undefined };
}

function collectorStarves({ name, resources, origin }: Pool | Balancer): readonly Diagnostic[] {
  const { limit, bytes } = limitOf(resources);
  if (bytes === undefined || bytes >= collectorBytesMin) return [];
  return [
    diagnostic("FL4015", {
      at: within(origin, "resources", "limits", "memory"),
      message: `"${name}" may use ${limit}, and a Collector takes ${mebibytes(collectorBytesMin)} before it receives anything: the kernel would end it at start.`,
      help: "give it a limit of 128Mi or more; the default is 256Mi for backends and 512Mi for a Collector that balances",
    }),
  ];
}

function balancerStarves({ name, target, resources, settings, origin }: Balancer): readonly Diagnostic[] {
  const { limit, bytes } = limitOf(resources);
  const asked = valueAt(settings, "processes");
  const processes = typeof asked === "number" && asked >= 1 ? asked : 1;
  if (target !== "fairlead" || bytes === undefined || memoryShares(bytes, processes).heldBytesMax >= heldBytesMin)
    return [];
  const least = leastMemoryBytes(processes);
  const each = processes > 1 ? " for each process" : "";
  return [
    diagnostic("FL4015", {
      at: within(origin, "resources", "limits", "memory"),
      message: `"${name}" may use ${limit}, but needs at least ${mebibytes(least)}: ${memorySum(processes)}. The kernel would end it under load.`,
      help: `give it a limit of ${mebibytes(least)} or more; the default is 256Mi${each}`,
    }),
  ];
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)}Mi`;
}
