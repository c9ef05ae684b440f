/** Who is let in, or sent to, by a NetworkPolicy: in words. */

import { namespaceName, type Peer } from "../../model/plan.ts";
import type { Labels } from "../../model/pod.ts";

export function peerWords(peer: Peer): string {
  switch (peer.kind) {
    case "cidr":
      return `Addresses in \`${peer.cidr}\`${peer.except.length > 0 ? ` except \`${peer.except.join("`, `")}\`` : ""}`;
    case "pods": {
      return `${podWords(peer.labels)} in ${namespaceWords(peer.namespaces)}`;
    }
  }
}

function namespaceWords(namespaces: Labels | undefined): string {
  if (namespaces === undefined) return "this namespace";
  const { [namespaceName]: name, ...others } = namespaces;
  if (name !== undefined) return `the namespace \`${name}\``;
  const pairs = Object.entries(others).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? `namespaces labelled \`${pairs.join(",")}\`` : "every namespace";
}

function podWords(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? `Pods labelled \`${pairs.join(",")}\`` : "All pods";
}
