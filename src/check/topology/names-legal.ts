/** Every name that an author gives makes legal Kubernetes names, also with what is put behind it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

/** Labels of DNS are this long at most (RFC 1123); so are names of Services and values of Kubernetes labels. */
const labelLengthMax = 63;
/** Names of Secrets and whole domain names (RFC 1123). */
const domainLengthMax = 253;

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** Services are stricter: a letter comes first (RFC 1035). */
const serviceLabel = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** Keys of Secrets. */
const secretKey = /^[-._a-zA-Z0-9]+$/;

/** The longest ending that anything puts behind a name, by kind of declaration. */
const longestEnding = Object.freeze({
  namedPool: "-1000-alias-18",
  /** The revision hash that a StatefulSet puts into a label of its pods. */
  discoveredPool: "-0123456789",
  balancer: "-collector-config",
  /** The operator's Service for metrics, behind the name of the object. */
  operatorBalancer: "-collector-collector-monitoring",
  generator: "-generator",
});

export const namesLegal: TopologyRule = (topology) => [
  ...illegal(topology.name, { at: topology.origin, pattern: label, ending: "" }),
  ...illegal(topology.namespace, { at: within(topology.origin, "namespace"), pattern: label, ending: "" }),
  ...declaredNames(topology),
  ...instanceLabels(topology),
  ...outerNames(topology),
];

interface Demand {
  readonly at: Place;
  readonly pattern: RegExp;
  readonly ending: string;
}

function declaredNames({ pools, balancers, generators, output }: Topology): readonly Diagnostic[] {
  return [
    ...pools.flatMap(({ name, discovery, origin }) => {
      const named = valueAt(discovery, "kind") === "static";
      const ending = named ? longestEnding.namedPool : longestEnding.discoveredPool;
      return illegal(name, { at: origin, pattern: serviceLabel, ending });
    }),
    ...balancers.flatMap(({ name, origin }) => {
      const ending = output === "operator" ? longestEnding.operatorBalancer : longestEnding.balancer;
      return illegal(name, { at: origin, pattern: serviceLabel, ending });
    }),
    ...generators.flatMap(({ name, origin }) =>
      illegal(name, { at: origin, pattern: label, ending: longestEnding.generator }),
    ),
  ];
}

function illegal(name: unknown, { at, pattern, ending }: Demand): readonly Diagnostic[] {
  const room = labelLengthMax - ending.length;
  if (typeof name !== "string" || !pattern.test(name)) {
    const first = pattern === serviceLabel ? "beginning with a letter" : "beginning with a letter or digit";
    return [
      diagnostic("FL4001", {
        at,
        message: `${show(name)} is no legal name in Kubernetes.`,
        help: `use lower-case letters, digits and dashes, ${first} and not ending with a dash`,
      }),
    ];
  }
  if (name.length <= room) return [];
  const behind = ending === "" ? "" : ` and "${ending}" is put behind it`;
  return [
    diagnostic("FL4001", {
      at,
      message: `"${name}" has ${name.length} characters${behind}; Kubernetes takes ${labelLengthMax} in all.`,
      help: `use at most ${room} characters`,
    }),
  ];
}

/** The operator selects pods by a label of namespace and object, and would cut off what is too long. */
function instanceLabels({ output, namespace, balancers }: Topology): readonly Diagnostic[] {
  if (output !== "operator") return [];
  return balancers.flatMap(({ name, origin }) => {
    const instance = `${namespace}.${name}-collector`;
    const tooLongAlready = String(name).length > labelLengthMax - longestEnding.operatorBalancer.length;
    if (instance.length <= labelLengthMax || tooLongAlready) return [];
    return [
      diagnostic("FL4001", {
        at: origin,
        message: `The operator labels pods "${instance}", which has ${instance.length} characters of the ${labelLengthMax} that a label may have.`,
        help: "shorten the name or the namespace",
      }),
    ];
  });
}

/** Names of things that are not made here: Secrets, namespaces of others, the cluster's domain. */
function outerNames({ pools, balancers, clusterDomain, gitops, origin }: Topology): readonly Diagnostic[] {
  const domains: (readonly [unknown, Place])[] = [[clusterDomain, within(origin, "clusterDomain")]];
  const keys: (readonly [unknown, Place])[] = [];
  for (const pool of pools) {
    for (const secret of ["serverSecret", "clientSecret"]) {
      domains.push([valueAt(pool.security, secret), within(pool.origin, "security", secret)]);
    }
    domains.push([valueAt(pool.auth, "secret"), within(pool.origin, "auth", "secret")]);
    keys.push([valueAt(pool.auth, "key"), within(pool.origin, "auth", "key")]);
  }
  for (const balancer of balancers) {
    for (const path of [
      ["tls", "secret"],
      ["auth", "secret"],
    ]) {
      domains.push([valueAt(balancer, "settings", "senders", ...path), within(balancer.origin, "senders", ...path)]);
    }
    keys.push([
      valueAt(balancer, "settings", "senders", "auth", "key"),
      within(balancer.origin, "senders", "auth", "key"),
    ]);
  }
  for (const tier of [...pools, ...balancers]) domains.push(...peerNamespaces(tier.network, tier.origin));
  for (const name of ["project", "argocdNamespace"]) {
    domains.push([valueAt(gitops, name), within(origin, "gitops", name)]);
  }
  return [
    ...domains.filter(([name]) => !fits(name, domain)).map(([name, at]) => misnamed(name, at)),
    ...keys.filter(([name]) => !fits(name, secretKey)).map(([name, at]) => misnamed(name, at)),
  ];
}

function peerNamespaces(network: unknown, origin: Place): readonly (readonly [unknown, Place])[] {
  const clients = valueAt(network, "clients");
  const count = Array.isArray(clients) ? clients.length : 0;
  return [["monitoring"], ...Array.from({ length: count }, (_, index) => ["clients", index])].map((path) => [
    valueAt(network, ...path, "namespace"),
    within(origin, "network", ...path, "namespace"),
  ]);
}

/** What is left out, is no text or is empty has a finding of its shape. */
function fits(name: unknown, pattern: RegExp): boolean {
  return typeof name !== "string" || name.trim() === "" || (pattern.test(name) && name.length <= domainLengthMax);
}

function misnamed(name: unknown, at: Place): Diagnostic {
  return diagnostic("FL4001", {
    at,
    message: `${show(name)} is no name that anything in Kubernetes can have.`,
    help: "use lower-case letters, digits, dashes, and dots between parts",
  });
}
