/** Each peer of a NetworkPolicy is pods or a block of addresses, and says all that Kubernetes needs to know of it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isInBlock, parseBlock } from "../../model/address-block.ts";
import { isJsonObject } from "../../model/json.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { labelMisfits } from "./pod-options-legal.ts";
import { named } from "./scalars.ts";
import { listed, show, textsIn, valueAt } from "./value-at.ts";

export const networkPeersFit: TopologyRule = (topology) => [
  ...peersOf(topology).flatMap(({ peer, at }) => peerProblems(peer, at)),
  ...topology.generators.flatMap(({ name, network, origin }) =>
    listed(valueAt(network, "clients"))
      .map((client, index) => ({ client, at: within(origin, "network", "clients", index) }))
      .filter(({ client }) => isJsonObject(client) && valueAt(client, "port") === undefined)
      .map(({ at }) =>
        refused(at, `Generator "${name}" does not receive anything, so the client has to name a port.`, "add `port`"),
      ),
  ),
];

interface GivenPeer {
  readonly peer: object;
  readonly at: Place;
}

function peersOf({ pools, balancers, generators, dns, monitoring, origin }: Topology): readonly GivenPeer[] {
  const tiers = [...pools, ...balancers, ...generators].flatMap((tier) =>
    ["clients", "monitoring", "egress"].flatMap((option) =>
      peersIn(valueAt(tier.network, option), within(tier.origin, "network", option)),
    ),
  );
  const scraping = peersIn(valueAt(monitoring, "prometheus"), within(origin, "monitoring", "prometheus"));
  return [...tiers, ...peersIn(dns, within(origin, "dns")), ...scraping];
}

/** One or a list; what is neither has a finding of its shape. */
function peersIn(given: unknown, at: Place): readonly GivenPeer[] {
  if (isJsonObject(given)) return [{ peer: given, at }];
  return listed(given).flatMap((peer, index) => (isJsonObject(peer) ? [{ peer, at: within(at, index) }] : []));
}

function refused(at: Place, message: string, help: string): Diagnostic {
  return diagnostic("FL4011", { at, message, help });
}

const ofPods = ["namespace", "namespaceLabels", "podLabels"] as const;

function peerProblems(peer: object, at: Place): readonly Diagnostic[] {
  const block = valueAt(peer, "cidr");
  const pods = ofPods.filter((option) => valueAt(peer, option) !== undefined);
  return [
    ...(block === undefined && pods.length === 0
      ? [
          refused(
            at,
            `${named(at)} does not say who is meant.`,
            "name pods, as `{ podLabels: {} }` for all of this namespace or `{ namespace }` for all of another, or addresses, as `{ cidr }`",
          ),
        ]
      : []),
    ...(block !== undefined && pods.length > 0
      ? [
          refused(
            at,
            `${named(at)} is a block of addresses and pods (${pods.join(", ")}) at once, which a NetworkPolicy cannot say.`,
            "write two peers",
          ),
        ]
      : []),
    ...(pods.includes("namespace") && pods.includes("namespaceLabels")
      ? [refused(within(at, "namespaceLabels"), "The namespace is named, too.", "use one of the two")]
      : []),
    ...portProblems(peer, at),
    ...(typeof block === "string" && nobody.some((each) => isSame(each, block))
      ? [
          refused(
            within(at, "cidr"),
            `No packet of another pod comes from or goes to ${show(block)}: these addresses stay in one pod or on one node.`,
            "name the block that the peer's address is in; what is in the same pod needs no rule",
          ),
        ]
      : []),
    ...exceptProblems(valueAt(peer, "except"), block, at),
    ...(["namespaceLabels", "podLabels"] as const).flatMap((option) =>
      labelMisfits(valueAt(peer, option), within(at, option)),
    ),
  ];
}

/** Loopback and the unspecified address; link-local ones are those of metadata services and of DNS on the node. */
const nobody: readonly string[] = Object.freeze(["127.0.0.0/8", "::1/128", "0.0.0.0/32", "::/128"]);

function isSame(whole: string, part: string): boolean {
  const [outer, inner] = [parseBlock(whole), parseBlock(part)];
  return outer !== undefined && inner !== undefined && inner.length >= outer.length && isInBlock(inner.address, outer);
}

function portProblems(peer: object, at: Place): readonly Diagnostic[] {
  const port = valueAt(peer, "port");
  return [
    ...(valueAt(peer, "protocol") !== undefined && port === undefined && at.path.includes("clients")
      ? [refused(within(at, "protocol"), "The protocol is that of a port, and none is named.", "add `port`")]
      : []),
    ...(Array.isArray(port) && port.length === 0
      ? [refused(within(at, "port"), "The list of ports is empty, which Kubernetes takes for every port.", "name them")]
      : []),
  ];
}

/** The API server takes strict parts of the block only (networking/v1, ValidateIPBlock). */
function exceptProblems(except: unknown, block: unknown, at: Place): readonly Diagnostic[] {
  const place = within(at, "except");
  if (block === undefined && except !== undefined) {
    return [refused(place, "Only a block of addresses has exceptions.", "say `cidr`, too")];
  }
  const whole = parseBlock(String(block));
  if (whole === undefined) return [];
  return textsIn(except).flatMap((text, index) => {
    const part = parseBlock(text);
    if (part === undefined || (part.length > whole.length && isInBlock(part.address, whole))) return [];
    const message = `${show(text)} is not a part of ${show(block)}: Kubernetes would refuse the NetworkPolicy.`;
    return [refused(within(place, index), message, "name a block inside of it")];
  });
}
