/** A balancer that watches Kubernetes says where the API server is, so that its NetworkPolicy can let it through. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../model/origin.ts";
import type { Balancer, NetworkPeer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";

const cidr =
  /^(?:(?:\d{1,3}\.){3}\d{1,3}\/(?:[12]?\d|3[0-2])|[0-9a-fA-F:]*:[0-9a-fA-F:.]*\/(?:\d{1,2}|1[01]\d|12[0-8]))$/;

export const apiServerDeclared: TopologyRule = ({ balancers, pools }) =>
  balancers
    .filter(
      ({ to, network }) =>
        pools.some(({ name, discovery }) => name === to && discovery.kind === "k8s") && !network.apiServer,
    )
    .map(({ name, origin }) =>
      diagnostic("FL4009", {
        at: within(origin, "network"),
        message: `"${name}" watches Kubernetes for its backends, and its NetworkPolicy would block the API server.`,
        help: 'declare it: `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`, from `kubectl get endpoints kubernetes`',
      }),
    );

export const networkPeersLegal: TopologyRule = ({ pools, balancers }) => [...pools, ...balancers].flatMap(peerProblems);

function peerProblems({ network, origin }: Pool | Balancer): readonly Diagnostic[] {
  const peers: (readonly [NetworkPeer, readonly (string | number)[]])[] = (network.egress ?? []).map((peer, index) => [
    peer,
    ["egress", index],
  ]);
  if (network.apiServer) peers.push([network.apiServer, ["apiServer"]]);
  return peers
    .filter(
      ([peer]) =>
        !(cidr.test(String(peer.cidr)) && Number.isInteger(peer.port) && peer.port >= 1 && peer.port <= 65_535),
    )
    .map(([peer, path]) =>
      diagnostic("FL4011", {
        at: within(origin, "network", ...path),
        message: `${JSON.stringify(peer)} is no address: a NetworkPolicy takes a CIDR and a port.`,
        help: 'write `{ cidr: "10.40.0.0/16", port: 9090 }`',
      }),
    );
}
