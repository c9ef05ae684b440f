/** The rule that a NetworkPolicy lacks, in the words in which its author would write it: an option of a blueprint, or YAML. */

import type { Place } from "../../../diagnostics/place.ts";
import { blockAround, isInBlock, parseBlock } from "../../../model/address-block.ts";
import { isIP } from "../../../model/ip-address.ts";
import { namespaceName, type Peer } from "../../../model/plan.ts";
import type { Labels } from "../../../model/pod.ts";

export interface MissingRule {
  readonly direction: "ingress" | "egress";
  readonly peers: readonly Peer[];
  /** Undefined: those that the tier receives on anyway. */
  readonly port: number | undefined;
}

/** @param at where the policy was written */
export function missingRuleText(rule: MissingRule, at: Place): string {
  return at.in === "blueprint" ? optionText(rule) : yamlRuleText(rule);
}

const options = Object.freeze({ ingress: "clients", egress: "egress" } as const);

/** The option of `network` that opens the way. */
export function optionOf({ direction }: MissingRule): "clients" | "egress" {
  return options[direction];
}

function optionText(rule: MissingRule): string {
  const { peers, port } = rule;
  const entries = peers.map((peer) => `{ ${[...peerMembers(peer), ...(port ? [`port: ${port}`] : [])].join(", ")} }`);
  return `\`network: { ${optionOf(rule)}: [${entries.join(", ")}] }\``;
}

function peerMembers(peer: Peer): readonly string[] {
  if (peer.kind === "cidr") return [`cidr: ${JSON.stringify(peer.cidr)}`];
  const { [namespaceName]: namespace, ...others } = peer.namespaces ?? {};
  return [
    ...(namespace === undefined ? [] : [`namespace: ${JSON.stringify(namespace)}`]),
    ...(Object.keys(others).length > 0 ? [`namespaceLabels: ${recordText(others)}`] : []),
    ...(peer.namespaces === undefined || Object.keys(peer.labels).length > 0
      ? [`podLabels: ${recordText(peer.labels)}`]
      : []),
  ];
}

/** As a literal of TypeScript and, since all names that need it have quotes, of YAML. */
function recordText(record: Labels): string {
  const members = Object.entries(record).map(
    ([key, value]) => `${/^[a-z]\w*$/i.test(key) ? key : JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return members.length > 0 ? `{ ${members.join(", ")} }` : "{}";
}

function yamlRuleText({ direction, peers, port }: MissingRule): string {
  const entries = peers.map((peer) => {
    if (peer.kind === "cidr") return `{ ipBlock: { cidr: ${JSON.stringify(peer.cidr)} } }`;
    const pods = `podSelector: ${selectorText(peer.labels)}`;
    return peer.namespaces ? `{ namespaceSelector: ${selectorText(peer.namespaces)}, ${pods} }` : `{ ${pods} }`;
  });
  const ports = port === undefined ? "" : `, ports: [{ port: ${port}, protocol: TCP }]`;
  return `\`- { ${direction === "ingress" ? "from" : "to"}: [${entries.join(", ")}]${ports} }\` under spec.${direction}`;
}

function selectorText(labels: Labels): string {
  return Object.keys(labels).length > 0 ? `{ matchLabels: ${recordText(labels)} }` : "{}";
}

/** Addresses that are named one by one. */
const namedMax = 3;

/** Of hosts outside the cluster: their addresses, or everything where a name does not tell them. */
export function blocksOf(hosts: readonly string[]): readonly Peer[] {
  const different = [...new Set(hosts)];
  if (different.some((host) => isIP(host) === 0)) return [blockOf("0.0.0.0", 0)];
  return ([4, 6] as const).flatMap((version) => {
    const addresses = different.filter((host) => isIP(host) === version);
    if (addresses.length <= namedMax) return addresses.map((address) => blockOf(address, version === 4 ? 32 : 128));
    const { address, length } = blockAround(addresses, version === 4 ? "ipv4" : "ipv6");
    return [blockOf(address, length)];
  });
}

function blockOf(address: string, length: number): Peer {
  return { kind: "cidr", cidr: `${address}/${length}`, except: [] };
}

/** Whether a peer lets an address through. */
export function contains({ cidr, except }: Peer & { readonly kind: "cidr" }, address: string): boolean {
  const isIn = (text: string): boolean => {
    const block = parseBlock(text);
    return block !== undefined && isInBlock(address, block);
  };
  return isIn(cidr) && !except.some(isIn);
}
