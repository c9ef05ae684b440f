/** Peers and ports of NetworkPolicies, from what an author says of them. */

import { namespaceName, type Peer, type PolicyRule } from "../../model/plan.ts";
import type { NetworkPeer } from "../../model/topology.ts";

export type PolicyPort = PolicyRule["ports"][number];

/** The pods of this namespace unless another is named. */
export function peerOf({ namespace, namespaceLabels, podLabels = {}, cidr, except = [] }: NetworkPeer): Peer {
  if (cidr !== undefined) return { kind: "cidr", cidr, except };
  return podsOf(podLabels, namespace === undefined ? namespaceLabels : { [namespaceName]: namespace });
}

export function podsOf(labels: Readonly<Record<string, string>>, namespaces?: Readonly<Record<string, string>>): Peer {
  return { kind: "pods", namespaces, labels };
}

/** One rule for all peers of the same ports. @param otherwise ports of a peer that names none */
export function rulesOf(asked: readonly NetworkPeer[], otherwise: readonly PolicyPort[]): readonly PolicyRule[] {
  const rules = new Map<string, { readonly peers: Peer[]; readonly ports: readonly PolicyPort[] }>();
  for (const one of asked) {
    const ports = portsOf(one, otherwise);
    const key = ports.map(({ port, protocol }) => `${port} ${protocol}`).join();
    const rule = rules.get(key) ?? { peers: [], ports };
    rule.peers.push(peerOf(one));
    rules.set(key, rule);
  }
  return [...rules.values()];
}

function portsOf({ port, protocol = "TCP" }: NetworkPeer, otherwise: readonly PolicyPort[]): readonly PolicyPort[] {
  return port === undefined ? otherwise : listOf(port).map((number) => ({ port: number, protocol }));
}

export function tcp(port: number): PolicyPort {
  return { port, protocol: "TCP" };
}

/** What an author may give alone or as a list. */
export function listOf<T>(given: T | readonly T[] | undefined): readonly T[] {
  return given === undefined ? [] : ([given].flat() as readonly T[]); // Of a value that is no list itself.
}
