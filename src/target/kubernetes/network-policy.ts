/** NetworkPolicies, both directions said, so that what no rule names is closed. */

import type { k8s } from "cdk8s-plus-28";
import type { Construct } from "constructs";
import type { NetworkPolicy, Peer, PolicyRule } from "../../model/plan.ts";
import { kplus } from "../cdk8s.ts";

/** The plain object: a rule of the construct needs exactly one peer, and DNS is open to any while a tier has several. */
export function emitNetworkPolicy(scope: Construct, policy: NetworkPolicy): void {
  new kplus.k8s.KubeNetworkPolicy(scope, `${policy.name}-policy`, {
    metadata: { name: policy.name },
    spec: {
      podSelector: { matchLabels: { ...policy.selector } },
      policyTypes: ["Ingress", "Egress"],
      ingress: policy.ingress.map((rule) => ({ ...peersOf("from", rule), ports: portsOf(rule) })),
      egress: policy.egress.map((rule) => ({ ...peersOf("to", rule), ports: portsOf(rule) })),
    },
  });
}

function peersOf(
  direction: "from" | "to",
  rule: PolicyRule,
): { from?: k8s.NetworkPolicyPeer[]; to?: k8s.NetworkPolicyPeer[] } {
  return rule.peers.length > 0 ? { [direction]: rule.peers.map(peerOf) } : {};
}

function peerOf(peer: Peer): k8s.NetworkPolicyPeer {
  if (peer.kind === "cidr") return { ipBlock: { cidr: peer.cidr } };
  return {
    podSelector: { matchLabels: { ...peer.labels } },
    ...(peer.namespace && { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": peer.namespace } } }),
  };
}

function portsOf(rule: PolicyRule): k8s.NetworkPolicyPort[] {
  return rule.ports.map(({ port, protocol }) => ({ port: kplus.k8s.IntOrString.fromNumber(port), protocol }));
}
