/** A token goes over an encrypted link: a Collector refuses to send it otherwise, and anything else shows it to the network. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import {
  type Balancer,
  balancersOf,
  collectorsOf,
  type ExistingPool,
  type Generator,
  type Pool,
  type Topology,
} from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { asksForToken } from "./tokens-agree.ts";
import { valueAt } from "./value-at.ts";

export const tokenEncrypted: TopologyRule = (topology) => [
  ...[...topology.pools, ...topology.existing].flatMap((pool) => linkProblems(pool, topology)),
  ...topology.balancers.flatMap(senderProblems),
  ...topology.generators.flatMap((generator) => generatorProblems(generator, topology)),
];

/** A client by grpc-go does not start with a token and without TLS (seen at 0.129.0); receivers of both kinds do take one. */
function linkProblems(pool: Pool | ExistingPool, topology: Topology): readonly Diagnostic[] {
  const { name, auth, security, origin } = pool;
  if (auth === undefined || security !== "plaintext" || balancersOf(pool, topology).length === 0) return [];
  const refusing = collectorsOf(pool, topology).map((balancer) => `"${balancer.name}"`);
  return [
    diagnostic("FL5003", {
      at: within(origin, "security"),
      severity: refusing.length > 0 ? "error" : "warning",
      message:
        refusing.length > 0
          ? `The link to "${name}" has a token and no encryption, so ${refusing.join(" and ")} cannot send anything ("the credentials require transport level security"), and senders may hear success for what is lost.`
          : `The token goes to "${name}" in plain text: anyone who can read that network can send with it.`,
      help: `encrypt the link: \`security: ${topology.existing.some((one) => one.name === name) ? "tls({ caSecret })" : "mutualTls({ serverSecret, clientSecret })"}\`; or leave auth out`,
    }),
  ];
}

/** A token that nobody asks for is told as such. */
function generatorProblems(
  { name, to, auth, security = "plaintext", runner, origin }: Generator,
  { balancers }: Topology,
): readonly Diagnostic[] {
  if (runner !== "built-in" || auth === undefined || security !== "plaintext") return [];
  if (!balancers.some((balancer) => balancer.name === to && asksForToken(balancer))) return [];
  return [
    diagnostic("FL5003", {
      at: within(origin, "auth"),
      severity: "warning",
      message: `"${name}" sends its token in plain text: anyone who can read that network can send with it.`,
      help: "encrypt it where the balancer shows a certificate: `security: tls({ caSecret })`",
    }),
  ];
}

/** The balancer takes such a token from those who send it. */
function senderProblems({ name, target, origin, ...balancer }: Balancer): readonly Diagnostic[] {
  const senders = target === "fairlead" ? valueAt(balancer, "settings", "senders") : undefined;
  if (valueAt(senders, "auth") === undefined || valueAt(senders, "tls") !== undefined) return [];
  return [
    diagnostic("FL5003", {
      at: within(origin, "senders"),
      severity: "warning",
      message: `"${name}" asks for a token in plain text: a Collector refuses to send one by gRPC, and anyone who can read that network can send with it.`,
      help: 'encrypt it: `senders: { tls: { secret: "edge-tls" }, auth }`, with a Secret that has tls.crt and tls.key',
    }),
  ];
}
