/** A balancer that watches Kubernetes says where the API server is, so that its NetworkPolicy can let it through. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const apiServerDeclared: TopologyRule = ({ balancers, pools, existing }) => [
  ...balancers.flatMap((balancer) => {
    const watches = [...pools, ...existing].some(
      ({ name, discovery }) => name === balancer.to && valueAt(discovery, "kind") === "k8s",
    );
    const isNamed = [valueAt(balancer.network, "apiServer") ?? []].flat().length > 0;
    return watches && !isNamed ? [undeclared(balancer)] : [];
  }),
  ...balancers.flatMap((balancer) => servicesNamed(balancer, "the balancer would never see a backend")),
  // Components of backends may ask it, too.
  ...pools.flatMap((pool) => servicesNamed(pool, "requests to it would never get an answer")),
];

function servicesNamed(tier: Balancer | Pool, consequence: string): readonly Diagnostic[] {
  const apiServer = valueAt(tier.network, "apiServer");
  const at = within(tier.origin, "network", "apiServer");
  return (apiServer === undefined ? [] : [apiServer].flat()).flatMap((address, index) =>
    isService(address) ? [namedByService(tier, Array.isArray(apiServer) ? within(at, index) : at, consequence)] : [],
  );
}

function undeclared({ name, origin }: Balancer): Diagnostic {
  return diagnostic("FL4009", {
    at: within(origin, "network", "apiServer"),
    message: `"${name}" watches Kubernetes for its backends, and its NetworkPolicy would block the API server.`,
    help: 'declare it: `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`, with what `kubectl get endpoints kubernetes` shows, a list where it shows several',
  });
}

/** What installers give to Services: kubeadm, k3s and RKE, EKS (two), OpenShift and GKE, by their documentation. */
const serviceRanges = [
  "10.96.0.0/12",
  "10.43.0.0/16",
  "10.100.0.0/16",
  "172.20.0.0/16",
  "172.30.0.0/16",
  "34.118.224.0/20",
] as const;
const firstAddresses = serviceRanges.map((range) => range.replace(/\.0\/\d+$/, ".1/32"));
const usual: readonly string[] = [...serviceRanges, ...firstAddresses];

/** The Service `kubernetes` has the first address of the Services' range and port 443 (kube-apiserver, ServiceIPRange). */
function isService(peer: unknown): boolean {
  const cidr = valueAt(peer, "cidr");
  if (typeof cidr !== "string") return false;
  return usual.includes(cidr) || (valueAt(peer, "port") === 443 && /(?:\.1\/32|::1\/128)$/.test(cidr));
}

function namedByService({ name }: Balancer | Pool, at: Place, consequence: string): Diagnostic {
  return diagnostic("FL4014", {
    at,
    message: `"${name}" names the API server by what looks like the address of its Service. Most networks match a policy against the address behind it, so ${consequence}.`,
    help: "name that address: `network: { apiServer: { cidr, port } }`, with what `kubectl get endpoints kubernetes` shows, often port 6443",
  });
}
