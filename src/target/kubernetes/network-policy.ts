/** NetworkPolicies, both directions said, so that what no rule names is closed. */

import type { JsonObject } from "../../model/json.ts";
import type { NetworkPolicy, Peer, PolicyRule } from "../../model/plan.ts";
import type { KubernetesObject } from "./object.ts";

export function networkPolicy({ name, selector, ingress, egress }: NetworkPolicy): KubernetesObject {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name },
    spec: {
      podSelector: { matchLabels: selector },
      // These close what no rule opens; an empty list beside them would be a change at each server-side apply.
      policyTypes: ["Ingress", "Egress"],
      ...(ingress.length > 0 && { ingress: ingress.map((rule) => policyRule("from", rule)) }),
      ...(egress.length > 0 && { egress: egress.map((rule) => policyRule("to", rule)) }),
    },
  };
}

function policyRule(direction: "from" | "to", { peers, ports }: PolicyRule): JsonObject {
  return {
    ...(peers.length > 0 && { [direction]: peers.map(peerOf) }),
    ports: ports.map(({ port, protocol }) => ({ port, protocol })),
  };
}

function peerOf(peer: Peer): JsonObject {
  if (peer.kind === "cidr") return { ipBlock: { cidr: peer.cidr } };
  return {
    podSelector: { matchLabels: peer.labels },
    ...(peer.namespace && { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": peer.namespace } } }),
  };
}
