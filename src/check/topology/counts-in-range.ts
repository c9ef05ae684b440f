/** Counts are whole numbers, from one up to what the project is tested with. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

/** Backends of a pool, replicas of a tier: more were never tried. */
const countMax = 1_000;

export const countsInRange: TopologyRule = ({ pools, balancers, generators }) => [
  ...pools.flatMap(({ count, origin }) => outside(count, within(origin, "count"), "The number of backends")),
  ...[...balancers, ...generators].flatMap(({ replicas, origin }) =>
    outside(replicas, within(origin, "replicas"), "The number of replicas"),
  ),
  ...balancers.flatMap((balancer) =>
    ["min", "max"].flatMap((bound) => {
      const count = valueAt(balancer, "settings", "autoscaling", bound);
      return count === undefined
        ? []
        : outside(count, within(balancer.origin, "autoscaling", bound), "The number of replicas");
    }),
  ),
];

function outside(count: unknown, at: Place, what: string): readonly Diagnostic[] {
  if (typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= countMax) return [];
  return [
    diagnostic("FL3013", {
      at,
      message: `${what} is ${show(count)}.`,
      help: `use a whole number from 1 to ${countMax}`,
    }),
  ];
}
