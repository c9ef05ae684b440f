/** What runs fits its memory limit: a balancer of Fairlead's own in the worst that peers can do to it, a Collector before anything comes. */

import { defaultMemoryMebibytes, leastMemoryBytes, memorySum } from "../../contract/memory.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { knownBackends } from "../../model/known-backends.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import type { Balancer, Pool, Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

/**
 * Of the heap and stacks of a real Collector that receives nothing 14 MiB are in use at 0.129.0 and 17 at 0.161.0, with a third of
 * contrib's components; the pages of its program, 70 to 90 MiB, can be read again, but have to be somewhere.
 */
const collectorBytesMin = 32 * 2 ** 20;

/** What is not a quantity has a finding of its shape. */
export const memoryLeavesRoom: TopologyRule = (topology) => [
  ...[...topology.pools, ...topology.balancers.filter(({ target }) => target === "collector")].flatMap(
    collectorStarves,
  ),
  ...topology.balancers.flatMap((balancer) => balancerStarves(balancer, topology)),
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

/** Where nothing is written, the default has to have room for the backends. */
function balancerStarves(
  { name, to, target, resources, settings, origin }: Balancer,
  topology: Topology,
): readonly Diagnostic[] {
  if (target !== "fairlead") return [];
  const asked = valueAt(settings, "processes");
  const processes = typeof asked === "number" && asked >= 1 ? asked : 1;
  const standard = `${defaultMemoryMebibytes(processes)}Mi`;
  const { limit, bytes } =
    resources === undefined ? { limit: standard, bytes: parseMemoryBytes(standard) } : limitOf(resources);
  const backends = knownBackends({ to }, topology);
  const least = leastMemoryBytes(processes, backends);
  if (bytes === undefined || bytes >= least) return [];
  const each = processes > 1 ? " for each process" : "";
  const few = `give it a limit of ${mebibytes(least)} or more; the default is 256Mi${each}`;
  const isForBackends = bytes >= leastMemoryBytes(processes, { ...backends, count: 0 });
  return [
    diagnostic("FL4015", {
      at: within(origin, "resources", "limits", "memory"),
      message: `"${name}" may use ${limit}, but needs at least ${mebibytes(least)}: ${memorySum(processes, backends)}. The kernel would end it under load.`,
      help: isForBackends ? `give it a limit of ${mebibytes(least)} or more, or fewer backends` : few,
    }),
  ];
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)}Mi`;
}
