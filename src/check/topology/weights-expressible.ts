/** Weights are given for named backends, one positive whole number each, and few enough spellings express them. */

import { weightRatioMax } from "../../contract/limits.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
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
    if (pool.weights === undefined) return [];
    const units = reducedWeights(pool.weights, pool.count);
    if (valueAt(pool.discovery, "kind") !== "static") return [unnamed(pool)];
    if (units === undefined) return [malformed(pool)];
    const most = Math.max(...units);
    if (most > weightRatioMax) return [incomparable(pool, units)];
    // Fairlead's balancer needs no further names.
    if (collectorsOf(pool, topology).length === 0) return [];
    if (most > spellingsMax) return [tooFarApart(pool, units)];
    return valueAt(pool.security, "kind") === "mutual-tls" && most > spellingsFree
      ? [aliasesInCertificate(pool, most)]
      : [];
  });

/** Weights divided by their greatest common divisor, or undefined when they are not one positive whole number each. */
function reducedWeights(weights: unknown, count: unknown): readonly number[] | undefined {
  if (!Array.isArray(weights) || weights.length === 0 || weights.length !== count) return undefined;
  const numbers = weights.filter((weight) => Number.isSafeInteger(weight) && weight > 0);
  if (numbers.length < weights.length) return undefined;
  return reduceWeights(numbers);
}

function unnamed({ name, origin }: Pool): Diagnostic {
  return diagnostic("FL3007", {
    at: within(origin, "weights"),
    message: `The backends of "${name}" are found by their addresses, so none can be listed more often than another.`,
    help: 'use `discovery: "static"`, or leave the weights out',
  });
}

function malformed({ weights, count, origin }: Pool): Diagnostic {
  return diagnostic("FL3007", {
    at: within(origin, "weights"),
    message: `The weights are ${show(weights)} for ${show(count)} backends.`,
    help: "give one positive whole number for each backend, in order",
  });
}

function incomparable({ origin }: Pool, units: readonly number[]): Diagnostic {
  return diagnostic("FL3007", {
    at: within(origin, "weights"),
    message: `Reduced, the weights are ${show(units)}: next to a weight of ${Math.max(...units)} the others would get nothing.`,
    help: `choose weights that reduce to ${weightRatioMax} or less`,
  });
}

function tooFarApart({ origin }: Pool, units: readonly number[]): Diagnostic {
  return diagnostic("FL3007", {
    at: within(origin, "weights"),
    message: `Reduced, the weights are ${show(units)}: one backend would need ${Math.max(...units)} names on the ring, and ${spellingsMax} is the limit.`,
    help: `choose weights that reduce to ${spellingsMax} or less, as 10, 20, 10 reduces to 1, 2, 1`,
  });
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
