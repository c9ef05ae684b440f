/** NetworkPolicies, both directions said, so that what no rule names is closed. */

import type { k8s } from "cdk8s-plus-28";
import type { NetworkPolicy, Peer, PolicyRule } from "../../model/plan.ts";
import type { Labels } from "../../model/pod.ts";
import { type KubernetesObject, kubernetesObject, type Plain } from "./object.ts";

export function networkPolicy({ name, namespace, closes, ...policy }: NetworkPolicy): KubernetesObject {
  const { ingress, egress } = policy;
  return kubernetesObject("NetworkPolicy", {
    metadata: { name, namespace },
    spec: {
      podSelector: { matchLabels: policy.selector },
      // These close what no rule opens; an empty list beside them would be a change at each server-side apply.
      policyTypes: closes,
      ...(ingress.length > 0 && { ingress: ingress.map((rule) => ({ ...peersOf("from", rule), ports: rule.ports })) }),
      ...(egress.length > 0 && { egress: egress.map((rule) => ({ ...peersOf("to", rule), ports: rule.ports })) }),
    },
  });
}

type ApiPeer = Plain<k8s.NetworkPolicyPeer>;

function peersOf(
  direction: "from" | "to",
  { peers }: PolicyRule,
): { from?: readonly ApiPeer[]; to?: readonly ApiPeer[] } {
  return peers.length > 0 ? { [direction]: peers.map(peerOf) } : {};
}

function peerOf(peer: Peer): ApiPeer {
  if (peer.kind === "cidr") {
    const { cidr, except } = peer;
    return { ipBlock: { cidr, ...(except.length > 0 && { except }) } };
  }
  const { labels, namespaces } = peer;
  return { podSelector: selector(labels), ...(namespaces && { namespaceSelector: selector(namespaces) }) };
}

/** Without labels it selects everything, and is written as the API server gives it back. */
function selector(labels: Labels): Plain<k8s.LabelSelector> {
  return Object.keys(labels).length > 0 ? { matchLabels: labels } : {};
}
