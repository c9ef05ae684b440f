/** Every declared name makes legal Kubernetes names, and no two declarations share one. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Origin } from "../../model/origin.ts";
import { within } from "../../model/origin.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";

/** Labels of DNS (RFC 1123), which is what names of Services must be. */
const label = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const labelLengthMax = 63;

/** The longest ending that is put behind a name, by kind of declaration. */
const longestEnding = Object.freeze({
  backends: "-1000-alias-18",
  balancer: "-collector-collector-monitoring",
  generator: "-generator",
});

export const namesLegal: TopologyRule = (topology) => [
  ...declarations(topology).flatMap(({ name, ending, origin }) => illegal(name, ending, origin)),
  ...illegal(topology.name, "", topology.origin),
  ...illegal(topology.namespace, "", within(topology.origin, "namespace")),
];

export const namesUnique: TopologyRule = (topology) => {
  const seen = new Set<string>();
  const findings: Diagnostic[] = [];
  for (const { name, origin } of declarations(topology)) {
    if (seen.has(name)) {
      findings.push(
        diagnostic("FL2020", {
          at: origin,
          message: `Another declaration of this blueprint is named "${name}": their objects would overwrite each other.`,
          help: "give each pool, balancer and generator a name of its own",
        }),
      );
    }
    seen.add(name);
  }
  return findings;
};

function declarations({ pools, balancers, generators }: Topology) {
  return [
    ...pools.map(({ name, origin }) => ({ name, ending: longestEnding.backends, origin })),
    ...balancers.map(({ name, origin }) => ({ name, ending: longestEnding.balancer, origin })),
    ...generators.map(({ name, origin }) => ({ name, ending: longestEnding.generator, origin })),
  ];
}

function illegal(name: unknown, ending: string, at: Origin): readonly Diagnostic[] {
  const room = labelLengthMax - ending.length;
  if (typeof name === "string" && label.test(name) && name.length <= room) return [];
  const tooLong = typeof name === "string" && name.length > room;
  return [
    diagnostic("FL4001", {
      at,
      message: tooLong
        ? `"${name}" is ${name.length} characters long; with what is put behind it a name may have ${labelLengthMax}.`
        : `${JSON.stringify(name)} is no legal name in Kubernetes.`,
      help: tooLong
        ? `use at most ${room} characters`
        : "use lower-case letters, digits and dashes, beginning with a letter and not ending with a dash",
    }),
  ];
}
