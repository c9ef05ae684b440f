/** NetworkPolicies let Collectors look up whom they send to: in the cluster's DNS, and at the Kubernetes API. */

import type {
  Deployed,
  DeployedPeer,
  DeployedPolicy,
  DeployedWorkload,
  OpenedPort,
  OpenedWay,
} from "../../../model/deployed.ts";
import { selectsLabels } from "../../../model/label-selector.ts";
import { namespaceName } from "../../../model/plan.ts";
import type { Caused } from "../one-per-cause.ts";
import { isAddress } from "./address.ts";
import { blocked } from "./blocked-way.ts";
import type { Destination } from "./destinations.ts";
import { hasPort, isNamespaceAmong, opens } from "./network-policies.ts";

export const dnsPort = 53;
/** Where pods of DNS listen themselves: a policy sees that behind the Service, as on OpenShift. */
const dnsPodPorts: readonly number[] = Object.freeze([dnsPort, 5353]);
/** Of Kubernetes, and of OpenShift. */
const dnsNamespaces: readonly string[] = Object.freeze(["kube-system", "openshift-dns"]);
/** Where API servers listen: managed clusters, kubeadm and its kin, minikube, MicroK8s. */
const apiPorts: readonly number[] = Object.freeze([443, 6443, 8443, 16443]);

interface Looking {
  readonly sender: DeployedWorkload;
  readonly destinations: readonly Destination[];
  /** Those that close its egress. */
  readonly policies: readonly DeployedPolicy[];
  /** A component that asks the API server, if any. */
  readonly asking: string | undefined;
}

export function lookupProblems(looking: Looking, deployed: Deployed): readonly Caused[] {
  const { sender, destinations, policies, asking } = looking;
  const named = destinations.some(({ host, lookup }) => lookup !== "api" && !isAddress(host));
  const watches = asking !== undefined || destinations.some(({ lookup }) => lookup === "api");
  const closed = (["UDP", "TCP"] as const).filter((protocol) => !asksDns(policies, protocol, deployed));
  const toServer = policies.some(({ egress }) =>
    egress.some((way) => leavesCluster(way) && mayServe(way, destinations)),
  );
  const isOurs = policies.some(({ origin }) => origin.in === "blueprint");
  const inBlueprint = isOurs ? ' by `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`' : "";
  return [
    ...blocked(policies, {
      open: !named || closed.length === 0,
      cause: "dns",
      isRare: !closed.includes("UDP") || policies.some(namesDns),
      message: `Pods of "${sender.name}" send to names, but no NetworkPolicy allows them to ask DNS (port ${dnsPort}, ${closed.join(" and ")}).`,
      rule: isOurs ? `allow egress to port ${dnsPort} by UDP and TCP: ${long}` : dnsRule(policies),
    }),
    ...blocked(policies, {
      open: !watches || toServer,
      cause: "api",
      message: `Pods of "${sender.name}" ask the Kubernetes API${asking === undefined ? "" : ` (${asking})`}, but no NetworkPolicy allows them to reach it.`,
      rule: `allow egress to the API server${inBlueprint}, with what \`kubectl get endpoints kubernetes\` shows`,
      option: "apiServer",
    }),
  ];
}

const long = "DNS sends long answers by TCP";

function dnsRule(policies: readonly DeployedPolicy[]): string {
  const isInside = policies.some(({ egress }) =>
    egress.some((way) => isMeant(way) && way.peers.some((peer) => peer.kind === "pods" && !peer.namespaces)),
  );
  const own = isInside ? "a podSelector alone means pods of the policy's own namespace; " : "";
  const elsewhere = policies.some(namesDns) ? ", or leave it where DNS runs in the namespace that is named" : "";
  return `${own}add \`- { to: [{ namespaceSelector: { matchLabels: { "${namespaceName}": "kube-system" } } }], ports: [{ port: ${dnsPort}, protocol: UDP }, { port: ${dnsPort}, protocol: TCP }] }\` under spec.egress: ${long}${elsewhere}`;
}

function asksDns(policies: readonly DeployedPolicy[], protocol: string, deployed: Deployed): boolean {
  return policies.some((policy) =>
    policy.egress.some(
      (way) =>
        dnsPodPorts.some((port) => opens(way, port, protocol)) &&
        (way.peers.length === 0 ||
          way.peers.some((peer) => peer.kind === "cidr" || mayBeDns(peer, isMeant(way), policy, deployed))),
    ),
  );
}

/** True where a rule says the port, or its name, and not every one. */
function isMeant({ ports }: OpenedWay): boolean {
  return ports.some(({ port }) => typeof port === "string" || (port !== undefined && dnsPodPorts.includes(port)));
}

/** Where a port of DNS is opened to a namespace by name, that may be where it runs after all. */
function namesDns({ egress }: DeployedPolicy): boolean {
  return egress.some(
    (way) => isMeant(way) && way.peers.some((peer) => peer.kind === "pods" && peer.namespaces?.[namespaceName]),
  );
}

/**
 * DNS is in a namespace of its own: peers without a namespaceSelector are of the policy's (Kubernetes API, NetworkPolicyPeer), and are DNS
 * where pods that may be it are there. Who names another namespace means other pods.
 */
function mayBeDns(
  peer: DeployedPeer & { readonly kind: "pods" },
  isPortMeant: boolean,
  policy: DeployedPolicy,
  deployed: Deployed,
): boolean {
  const { namespace } = policy;
  const { namespaces } = peer;
  if (namespaces === undefined) {
    const isHome = namespace === "" || namespace.includes("dns") || dnsNamespaces.includes(namespace);
    return isHome || hasDns(namespace, peer, deployed);
  }
  const named = namespaces[namespaceName];
  if (isPortMeant && named === undefined) return true;
  const homes = [...dnsNamespaces, ...(named?.includes("dns") ? [named] : [])];
  return homes.some((home) => isNamespaceAmong(peer, policy, home, deployed) !== false);
}

function hasDns(namespace: string, { labels, expressions }: DeployedPeer & { kind: "pods" }, { workloads }: Deployed) {
  return workloads.some(
    (one) =>
      one.namespace === namespace &&
      one.config === undefined &&
      /dns/i.test(`${one.name} ${one.image}`) &&
      selectsLabels({ labels, expressions }, one.podLabels) !== false,
  );
}

/** A port that is open for an exporter is not the API server's, unless it may be both. */
function mayServe({ ports }: OpenedWay, destinations: readonly Destination[]): boolean {
  const isOthers = ({ port }: OpenedPort): boolean =>
    port === dnsPort || destinations.some((destination) => destination.port === port);
  return (
    ports.length === 0 ||
    ports.some(
      (one) =>
        one.protocol === "TCP" &&
        (apiPorts.some((port) => hasPort(one, port)) || (one.endPort === undefined && !isOthers(one))),
    )
  );
}

/** No peers stands for everybody. */
function leavesCluster({ peers }: OpenedWay): boolean {
  return peers.length === 0 || peers.some(({ kind }) => kind === "cidr");
}
