/** Weights of a pool that exists already are those of its hosts, and what each balancer can give. */

import { weightRatioMax } from "../../contract/limits.ts";
import { otlpPorts } from "../../contract/otlp-ports.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { parseHost } from "../../model/host.ts";
import { isJsonObject } from "../../model/json.ts";
import { collectorsOf, type ExistingPool, existingDiscovery, type Topology } from "../../model/topology.ts";
import { reduceWeights } from "../../model/weights.ts";
import type { TopologyRule } from "../rule.ts";
import { show, textsIn, valueAt } from "./value-at.ts";

/** On a ring, beside `host:4317`, only `host` is the same target; further names would be another's to give. */
const spellingsMax = 2;

export const existingWeights: TopologyRule = (topology) =>
  topology.existing.flatMap((pool) => (isJsonObject(pool.weights) ? problems(pool, pool.weights, topology) : []));

function problems(
  pool: ExistingPool,
  weights: Readonly<Record<string, unknown>>,
  topology: Topology,
): readonly Diagnostic[] {
  const { name, origin } = pool;
  const at = within(origin, "weights");
  if (valueAt(existingDiscovery(pool), "kind") !== "static") {
    const message = `The backends of "${name}" are found by their addresses, so none of them has a name that a weight could be given to.`;
    return [wrong(at, message, "leave the weights out, or name `hosts`")];
  }
  const hosts = textsIn(pool.hosts);
  const unknown = Object.keys(weights).filter((host) => !hosts.includes(host));
  if (unknown.length > 0) {
    return unknown.map((host) =>
      wrong(
        within(at, host),
        `There is no host ${show(host)} in "${name}".`,
        didYouMean(host, hosts) ?? `the hosts are ${show(hosts)}`,
      ),
    );
  }
  const numbers = hosts.map((host) => Number(valueAt(weights, host) ?? 1));
  if (!numbers.every((number) => Number.isSafeInteger(number) && number > 0)) return [];
  const units = reduceWeights(numbers);
  const most = Math.max(...units);
  if (most > weightRatioMax) {
    const message = `Reduced, the weights are ${show(units)}: next to a weight of ${most} the others would get nothing.`;
    return [wrong(at, message, `choose weights that reduce to ${weightRatioMax} or less`)];
  }
  return collectorsOf(pool, topology).length > 0 ? spelled(pool, units, at) : [];
}

function spelled({ name, hosts, port }: ExistingPool, units: readonly number[], at: Place): readonly Diagnostic[] {
  const help = 'use `target: "fairlead"`, or equal weights';
  return textsIn(hosts).flatMap((text, index) => {
    const unit = units[index] ?? 1;
    const host = parseHost(text);
    const own = ("host" in host ? host.port : undefined) ?? port ?? otlpPorts.grpc;
    if (unit <= 1 || (unit <= spellingsMax && own === otlpPorts.grpc && !text.startsWith("["))) return [];
    const names =
      own === otlpPorts.grpc ? "two names, with the port and without" : `one name, since its port is ${own}`;
    return [
      wrong(
        within(at, text),
        `Reduced, ${show(text)} of "${name}" weighs ${unit}, and on a Collector's ring a host that exists already has ${names}.`,
        help,
      ),
    ];
  });
}

function wrong(at: Place, message: string, help: string): Diagnostic {
  return diagnostic("FL3007", { at, message, help });
}
