/** No two declarations of a blueprint share a name: names tell their objects, labels and origins apart. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { TopologyRule } from "../rule.ts";

export const namesUnique: TopologyRule = ({ pools, existing, balancers, generators }) => {
  const declarations = [
    ...pools.map(({ name, origin }) => ({ what: "a pool", name, origin })),
    ...existing.map(({ name, origin }) => ({ what: "an existing pool", name, origin })),
    ...balancers.map(({ name, origin }) => ({ what: "a balancer", name, origin })),
    ...generators.map(({ name, origin }) => ({ what: "a generator", name, origin })),
  ];
  return declarations.flatMap(({ name, origin }, index) => {
    const earlier = declarations.slice(0, index).find((other) => other.name === name);
    if (!earlier) return [];
    return [
      diagnostic("FL2020", {
        at: origin,
        message: `"${name}" is already the name of ${earlier.what} in this blueprint: their objects would overwrite each other.`,
        help: "give each pool, balancer and generator its own name",
      }),
    ];
  });
};
