/** Who may send to a balancer: the ingress of its NetworkPolicy in words. */

import { otlpPorts } from "../../contract/otlp-ports.ts";
import type { Link } from "../../model/link.ts";
import type { Labels, Peer, Plan } from "../../model/plan.ts";

export function senders(link: Link, { blueprint, policies }: Plan): readonly string[] {
  const declaration = `${blueprint}/${link.balancer}`;
  const policy = policies.find(({ origin }) => origin.in === "blueprint" && origin.construct === declaration);
  const rules = (policy?.ingress ?? []).filter(({ ports }) => ports.some(({ port }) => port === otlpPorts.grpc));
  if (rules.length === 0) {
    return [
      "Nobody: no generator sends to it and the blueprint names no clients. Name them in `network.clients`, or apply a NetworkPolicy of your own.",
    ];
  }
  return rules.flatMap(({ peers, ports }) => {
    const where = `to port ${ports.map(({ port }) => port).join(" or ")}`;
    return peers.length > 0 ? peers.map((peer) => `${peerWords(peer)}, ${where}.`) : [`Anybody, ${where}.`];
  });
}

function peerWords(peer: Peer): string {
  switch (peer.kind) {
    case "cidr":
      return `Addresses in \`${peer.cidr}\``;
    case "pods": {
      const namespace = peer.namespace === undefined ? "this namespace" : `the namespace \`${peer.namespace}\``;
      return `${podWords(peer.labels)} in ${namespace}`;
    }
  }
}

function podWords(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? `Pods labelled \`${pairs.join(",")}\`` : "All pods";
}
