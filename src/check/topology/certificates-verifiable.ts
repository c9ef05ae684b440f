/** Who verifies a certificate trusts an authority that may have signed it: public ones sign no names of a cluster's own. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { balancersOf, type ExistingPool, type Generator, type Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { textsIn, valueAt } from "./value-at.ts";

export const certificatesVerifiable: TopologyRule = (topology) => [
  ...topology.generators.flatMap((generator) => ofBalancer(generator, topology)),
  ...topology.existing.flatMap((pool) => ofExisting(pool, topology)),
];

/** Names that no public authority certifies (CA/Browser Forum's Baseline Requirements 7.1.2.7.12): those without a public suffix. */
const internalName = /^[^.:]+$|\.(?:local|internal|svc|cluster|lan|home\.arpa|test|invalid)\.?$/i;

/** A receiver that speaks no TLS refuses the connection, which is told as such. */
function ofBalancer(generator: Generator, topology: Topology): readonly Diagnostic[] {
  const balancer = topology.balancers.find(({ name }) => name === generator.to);
  if (balancer?.target === "fairlead" && valueAt(balancer.settings, "senders", "tls") === undefined) return [];
  if (balancer === undefined || generator.runner !== "built-in") return [];
  const name =
    valueAt(generator, "security", "serverName") ??
    `${balancer.name}.${topology.namespace}.svc.${topology.clusterDomain}`;
  return unverifiable(generator, [name], hasOwnAuthorities(generator, topology));
}

function ofExisting(pool: ExistingPool, topology: Topology): readonly Diagnostic[] {
  const balancers = balancersOf(pool, topology);
  const service = pool.service === undefined ? [] : [`x.svc.${topology.clusterDomain}`];
  const given = valueAt(pool, "security", "serverName");
  const names = given === undefined ? [...service, ...textsIn(pool.hosts)] : [given];
  return unverifiable(pool, names, balancers.length === 0 || balancers.some((one) => hasOwnAuthorities(one, topology)));
}

/** An image of the author's own, a variable or a volume may bring authorities. */
function hasOwnAuthorities(tier: object, { images }: Topology): boolean {
  const isSaid = (option: string) =>
    valueAt(tier, option) !== undefined && JSON.stringify(valueAt(tier, option)) !== "{}";
  return (
    Object.keys(images).length > 0 ||
    ["image", "env", "volumes"].some(isSaid) ||
    valueAt(tier, "delivery", "kind") === "image" ||
    valueAt(tier, "settings", "delivery", "kind") === "image"
  );
}

function unverifiable(
  { name, security, origin, ...tier }: Generator | ExistingPool,
  names: readonly unknown[],
  mayTrustMore: boolean,
): readonly Diagnostic[] {
  const isTls = valueAt(security, "kind") === "tls";
  const isNamed = ["caSecret", "clientSecret"].some((option) => valueAt(security, option) !== undefined);
  const internal = names.find((one) => typeof one === "string" && internalName.test(one.replace(/:\d+$/, "")));
  if (!isTls || isNamed || internal === undefined) return [];
  return [
    diagnostic("FL5005", {
      at: within(origin, "security"),
      severity: mayTrustMore ? "warning" : "error",
      message: `"${name}" names no authority, so ${"to" in tier ? "it trusts" : "its balancers trust"} the public ones, none of which signs certificates for names of a cluster: each connection ends with an unknown authority.`,
      help: 'name the Secret of the authority that signed it, with the key ca.crt: `security: tls({ caSecret: "edge-ca" })`',
    }),
  ];
}
