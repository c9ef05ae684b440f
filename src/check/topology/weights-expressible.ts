/** Weights are given for named backends, one positive whole number each, and few enough spellings express them. */

import { weightRatioMax } from "../../contract/limits.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import { collectorsOf, type Pool } from "../../model/topology.ts";
import { reduceWeights } from "../../model/weights.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

/** Spellings of one backend on the ring: its name, its port-less twin, and alias Services. */
const spellingsMax = 20;
/** Spellings that need no Service of their own. */
const spellingsFree = 2;

export const weightsExpressible: TopologyRule = (topology) =>
  topology.pools.flatMap((pool) => {
    const { name, weights, count } = pool;
    // How many there are to weigh is told by its own finding.
    if (weights === undefined || !Number.isSafeInteger(count) || count < 1) return [];
    if (valueAt(pool.discovery, "kind") !== "static") {
      return wrong(
        pool,
        `The backends of "${name}" are found by their addresses, so none can be listed more often than another.`,
        'use `discovery: "static"`, or leave the weights out',
      );
    }
    const units = reducedWeights(weights, count);
    if (units === undefined) {
      const message = `The weights are ${show(weights)} for ${show(count)} backends.`;
      return wrong(
        pool,
        message,
        "give one positive whole number for each backend, in order",
        firstWrong(weights, count),
      );
    }
    const most = Math.max(...units);
    if (most > weightRatioMax) {
      return wrong(
        pool,
        `Reduced, the weights are ${show(units)}: next to a weight of ${most} the others would get nothing.`,
        `choose weights that reduce to ${weightRatioMax} or less`,
      );
    }
    return collectorsOf(pool, topology).length > 0 ? spellingProblems(pool, units, most) : [];
  });

/** Only a Collector needs further names for larger weights. */
function spellingProblems(pool: Pool, units: readonly number[], most: number): readonly Diagnostic[] {
  if (most > spellingsMax) {
    return wrong(
      pool,
      `Reduced, the weights are ${show(units)}: one backend would need ${most} names on the ring, and ${spellingsMax} is the limit.`,
      `choose weights that reduce to ${spellingsMax} or less, as 10, 20, 10 reduces to 1, 2, 1`,
    );
  }
  const isNamedInCertificate = valueAt(pool.security, "kind") === "mutual-tls";
  return isNamedInCertificate && most > spellingsFree ? [aliasesInCertificate(pool, most)] : [];
}

/** Weights divided by their greatest common divisor, or undefined when they are not one positive whole number each. */
function reducedWeights(weights: unknown, count: unknown): readonly number[] | undefined {
  if (!Array.isArray(weights) || weights.length === 0 || weights.length !== count) return undefined;
  const numbers = weights.filter(isWeight);
  if (numbers.length < weights.length) return undefined;
  return reduceWeights(numbers);
}

/** Where there are as many as there should be: which of them is none. */
function firstWrong(weights: unknown, count: unknown): Path {
  if (!Array.isArray(weights) || weights.length !== count) return [];
  return [weights.findIndex((weight) => !isWeight(weight))];
}

function isWeight(weight: unknown): weight is number {
  return Number.isSafeInteger(weight) && Number(weight) > 0;
}

function wrong({ origin }: Pool, message: string, help: string, step: Path = []): readonly Diagnostic[] {
  return [diagnostic("FL3007", { at: within(origin, "weights", ...step), message, help })];
}

function aliasesInCertificate({ name, origin }: Pool, most: number): Diagnostic {
  const last = most - spellingsFree;
  const [aliases, names, endings] =
    last === 1
      ? ["1 alias Service", "its name", "the name ending in -alias-1"]
      : [`${last} alias Services`, "their names", `the names ending in -alias-1 to -alias-${last}`];
  return diagnostic("FL5002", {
    at: within(origin, "weights"),
    message: `A weight of ${most} takes ${aliases}, and the balancer asks for ${names} in the certificate of "${name}".`,
    help: `put ${endings} of each such backend into the server certificate, or use weights up to ${spellingsFree}`,
  });
}
