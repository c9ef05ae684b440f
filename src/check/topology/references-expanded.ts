/** `${env:NAME}` stands where the Collector expands it: anywhere else the text itself would be sent, or started. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const referencesExpanded: TopologyRule = ({ pools, balancers, generators }: Topology) => [
  ...pools.flatMap((pool) => literal(pool, ["image", "env"], kubelet)),
  ...balancers.flatMap((balancer) => [
    ...literal(balancer, ["env"], kubelet),
    ...(balancer.target === "fairlead"
      ? literal({ ...balancer.settings, origin: balancer.origin }, Object.keys(balancer.settings), fairlead)
      : literal({ ...balancer.settings, origin: balancer.origin }, ["image"], kubelet)),
  ]),
  ...generators.flatMap((generator) => [
    ...literal(generator, ["env"], kubelet),
    ...literal(generator, ["serviceName", "serviceVersion", "attributes", "metricName", "body"], telemetrygen),
  ]),
];

interface Reader {
  readonly who: string;
  readonly help: string;
}

const fairlead: Reader = {
  who: "Fairlead's balancer takes the text as it is",
  help: 'write the value, or use `target: "collector"`, whose settings are expanded where they run',
};
const kubelet: Reader = {
  who: "Kubernetes takes the text as it is",
  help: "write the value; in `env` Kubernetes expands $(NAME), for variables that stand before it",
};
const telemetrygen: Reader = {
  who: "telemetrygen takes the text as it is",
  help: "write the value; in arguments Kubernetes expands $(NAME), for variables of `env`",
};

/** As the Collector's loader sees one: a dollar sign that is not doubled, and braces. */
const reference = /(?:^|[^$])(?:\$\$)*(\$\{[^{}]*\})/;
/** Deeper than any option nests. */
const depthMax = 8;

function literal(owner: { readonly origin: Place }, options: readonly string[], reader: Reader): readonly Diagnostic[] {
  return options.flatMap((option) => inValue(valueAt(owner, option), within(owner.origin, option), reader, depthMax));
}

function inValue(value: unknown, at: Place, reader: Reader, depth: number): readonly Diagnostic[] {
  if (depth === 0) return [];
  if (typeof value === "string") {
    const found = reference.exec(value)?.[1];
    if (found === undefined) return [];
    const message = `Nothing expands ${found} here: ${reader.who}.`;
    return [diagnostic("FL1010", { at, message, help: reader.help })];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => inValue(member, within(at, key), reader, depth - 1));
}
