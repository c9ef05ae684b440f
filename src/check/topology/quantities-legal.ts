/** Resources are Kubernetes quantities, and requests do not exceed limits. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";

export const quantitiesLegal: TopologyRule = ({ pools, balancers }) =>
  [...pools, ...balancers].flatMap(resourceProblems);

const units = Object.freeze([
  ["cpu", parseCpuMillicores, "200m or 1"],
  ["memory", parseMemoryBytes, "256Mi or 1Gi"],
] as const);

function resourceProblems({ resources, origin }: Pool | Balancer): readonly Diagnostic[] {
  if (resources === undefined) return [];
  const found: Diagnostic[] = [];
  for (const [unit, parse, example] of units) {
    const amounts = (["requests", "limits"] as const).map((kind) => {
      const text = resources[kind]?.[unit];
      const amount = text === undefined ? undefined : parse(String(text));
      const missing = text === undefined && !(kind === "limits" && unit === "cpu");
      if (missing || (text !== undefined && amount === undefined)) {
        found.push(
          diagnostic("FL4010", {
            at: within(origin, "resources", kind, unit),
            message: `resources.${kind}.${unit} is ${JSON.stringify(text) ?? "missing"}.`,
            help: `write a quantity such as ${example}`,
          }),
        );
      }
      return amount;
    });
    const [request, limit] = amounts;
    if (request !== undefined && limit !== undefined && request > limit) {
      found.push(
        diagnostic("FL4010", {
          at: within(origin, "resources", "requests", unit),
          message: `The request for ${unit} is above its limit; Kubernetes refuses such a pod.`,
          help: "lower the request or raise the limit",
        }),
      );
    }
  }
  return found;
}
