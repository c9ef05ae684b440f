/** No two declarations of a blueprint share a name: names tell their objects, labels and origins apart. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { TopologyRule } from "../rule.ts";

export const namesUnique: TopologyRule = ({ pools, balancers, generators }) => {
  const declarations = [
    ...pools.map(({ name, origin }) => ({ what: "a pool", name, origin })),
    ...balancers.map(({ name, origin }) => ({ what: "a balancer", name, origin })),
    ...generators.map(({ name, origin }) => ({ what: "a generator", name, origin })),
  ];
  const first = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const { what, name, origin } of declarations) {
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, what);
    else {
      found.push(
        diagnostic("FL2020", {
          at: origin,
          message: `"${name}" is already the name of ${earlier} in this blueprint: their objects would overwrite each other.`,
          help: "give each pool, balancer and generator a name of its own",
        }),
      );
    }
  }
  return found;
};
