/** Weights are given for named backends, one positive whole number each, and few enough spellings express them. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";

/** Spellings of one backend on the ring: its name, its port-less twin, and alias Services. */
const spellingsMax = 20;

export const weightsExpressible: TopologyRule = ({ pools }) => pools.flatMap(poolProblems);

function poolProblems(pool: Pool): readonly Diagnostic[] {
  const { weights, count, discovery, security, origin } = pool;
  if (weights === undefined) return [];
  const problem = (message: string, help: string): readonly Diagnostic[] => [
    diagnostic("FL3007", { at: within(origin, "weights"), message, help }),
  ];
  if (discovery.kind !== "static") {
    return problem(
      `Backends found by ${discovery.kind} have no names of their own, so none can be listed more often than another.`,
      'use `discovery: "static"`, or leave the weights out',
    );
  }
  if (
    !Array.isArray(weights) ||
    weights.length !== count ||
    !weights.every((weight) => Number.isInteger(weight) && weight > 0)
  ) {
    return problem(
      `The weights are ${JSON.stringify(weights)}; this pool has ${count} backends.`,
      "give one positive whole number for each backend, in order",
    );
  }
  const units = weights.map((weight) => weight / weights.reduce(greatestCommonDivisor));
  const most = Math.max(...units);
  if (most > spellingsMax) {
    return problem(
      `A weight of ${most} to ${Math.min(...units)} needs ${most} names for one backend.`,
      `keep the largest weight, reduced, at ${spellingsMax} or below`,
    );
  }
  if (security !== "plaintext" && most > 2) {
    return problem(
      `A weight of ${most} needs alias Services, whose names the server certificate would have to contain.`,
      "with certificates use weights up to 2: the port-less twin is covered by the same name",
    );
  }
  return [];
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
