/** NetworkPolicies let through what Collectors must send: to the next tier and outwards, and what they have to look up for it. */

import { nearest } from "../../../diagnostics/suggest.ts";
import type {
  Deployed,
  DeployedCollector,
  DeployedPeer,
  DeployedPolicy,
  DeployedWorkload,
  OpenedWay,
} from "../../../model/deployed.ts";
import { namespaceName, type Peer } from "../../../model/plan.ts";
import type { DeployedRule } from "../../rule.ts";
import { waysInSound } from "../collector/ways-in-sound.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { isAddress, isClusterName, namespaceOfHost, type ServiceName, serviceNamed } from "./address.ts";
import { blocked } from "./blocked-way.ts";
import { clusterOf } from "./cluster.ts";
import { askedByPods } from "./components-permitted.ts";
import { type Destination, destinationsOf } from "./destinations.ts";
import { dnsPort, lookupProblems } from "./lookups-let-through.ts";
import { blocksOf, contains } from "./missing-rule.ts";
import { closing, isNamespaceAmong, letsThrough, opens } from "./network-policies.ts";
import { podPort } from "./pod-port.ts";
import { leadsBack } from "./telemetry-ends.ts";

/** A pool of a thousand backends behind one policy is one finding. */
export const policiesLetThrough: DeployedRule = (deployed) => {
  if (deployed.policies.length === 0) return [];
  const found = deployed.collectors.flatMap((collector) => {
    const [asking] = askedByPods(collector);
    return clusterOf(deployed)
      .running(collector)
      .flatMap((sender) => senderProblems(collector, sender, asking?.component.id, deployed));
  });
  return onePerCause(found, "workload");
};

/** @param asking a component that asks the API server, if any */
function senderProblems(
  collector: DeployedCollector,
  sender: DeployedWorkload,
  asking: string | undefined,
  deployed: Deployed,
): readonly Caused[] {
  const destinations = destinationsOf(collector).filter(({ path }) => !leadsBack(collector, path, deployed));
  const policies = closing("Egress", sender, deployed);
  return [
    ...lookupProblems({ sender, destinations, policies, asking }, deployed),
    ...destinations.flatMap((destination) => wayProblems({ collector, sender, destination, policies }, deployed)),
    ...outwardProblems(collector, sender, policies, deployed),
  ];
}

interface Way {
  readonly collector: DeployedCollector;
  readonly sender: DeployedWorkload;
  readonly destination: Destination;
  /** Those that select the sender. */
  readonly policies: readonly DeployedPolicy[];
}

function wayProblems(way: Way, deployed: Deployed): readonly Caused[] {
  const { collector, sender, destination, policies } = way;
  const service = serviceNamed(destination.host, collector, deployed)?.found;
  const port = service && podPort(destination, service);
  if (service === undefined || port === undefined) return [];
  return clusterOf(deployed)
    .selected(service.namespace, service.selector)
    .flatMap((receiver) => {
      const theirs = closing("Ingress", receiver, deployed);
      const out = letsThrough(policies, { direction: "Egress", other: receiver, to: receiver, port }, deployed);
      const into = letsThrough(theirs, { direction: "Ingress", other: sender, to: receiver, port }, deployed);
      const message = `"${sender.name}" sends to pods of "${receiver.name}" on port ${port}, but no NetworkPolicy allows it`;
      return [
        ...blocked(policies, {
          open: out,
          cause: `egress to pods ${port}`,
          message: `${message} (egress).`,
          rule: { direction: "egress", peers: [podsBehind(receiver, theirs, sender)], port },
        }),
        ...blocked(theirs, {
          open: into || isMistaken(receiver, theirs, deployed),
          cause: `ingress ${port}`,
          message: `${message} (ingress).`,
          rule: { direction: "ingress", peers: [podsBehind(sender, policies, receiver)], port },
        }),
      ];
    });
}

/** A blueprint's policy follows the receivers of the tier, so a mistake in them is the cause, and told. */
function isMistaken(receiver: DeployedWorkload, [policy]: readonly DeployedPolicy[], deployed: Deployed): boolean {
  const collector = policy?.origin.in === "blueprint" ? clusterOf(deployed).configOf(receiver) : undefined;
  return collector !== undefined && !waysInSound(collector);
}

/** The pods of a tier, by the labels that its policy selects them by; those of one workload where there is none, or where it has other ways. */
function podsBehind(
  { podLabels, namespace }: DeployedWorkload,
  [policy]: readonly DeployedPolicy[],
  other: DeployedWorkload,
): Peer {
  const namespaces = namespace === other.namespace ? undefined : { [namespaceName]: namespace };
  const isByLabels = policy !== undefined && !policy.expressions && Object.keys(policy.selector).length > 0;
  return { kind: "pods", namespaces, labels: isByLabels ? policy.selector : podLabels };
}

/**
 * To what is deployed elsewhere, once for each port. Behind a Service of another namespace pods may listen on
 * another port, so there any port will do.
 */
function outwardProblems(
  collector: DeployedCollector,
  sender: DeployedWorkload,
  policies: readonly DeployedPolicy[],
  deployed: Deployed,
): readonly Caused[] {
  const closed = new Map<string, [Destination, ...Destination[]]>();
  for (const destination of destinationsOf(collector)) {
    const named = serviceNamed(destination.host, collector, deployed);
    const isElsewhere = named?.found === undefined && !(named && isMisspelt(named, deployed));
    if (!isElsewhere || isOpen(destination, policies, deployed)) continue;
    const way = `port ${destination.port}`;
    const others = closed.get(way);
    if (others) others.push(destination);
    else closed.set(way, [destination]);
  }
  return [...closed].flatMap(([way, [first, ...others]]) => {
    const named = others.length === 1 ? others.map(({ host }) => host) : [];
    const more = others.length > 0 ? ` and ${named[0] ?? `${others.length} other hosts`}` : "";
    const peers = outwardPeers([first, ...others], deployed);
    return blocked(policies, {
      open: false,
      cause: `egress of ${way}`,
      message: `"${sender.name}" sends to ${first.host}${more} on port ${first.port}, but no NetworkPolicy allows it (egress).`,
      rule: { direction: "egress", peers, port: first.port },
      note: noteOn(peers, first),
    });
  });
}

/** Nothing of that name answers, which is told as such. */
function isMisspelt({ name, namespace }: ServiceName, deployed: Deployed): boolean {
  const services = clusterOf(deployed).servicesIn(namespace);
  return (
    nearest(
      name,
      services.map((service) => service.name),
    ).length > 0
  );
}

/** Undefined where it is not the cluster's DNS, or its API, that knows the host. */
function clusterNamespaceOf({ host, lookup }: Destination, deployed: Deployed): string | undefined {
  // Name and namespace: the k8s resolver splits at the first dot.
  if (lookup === "api") return host.slice(host.indexOf(".") + 1);
  return isClusterName(host, deployed) ? namespaceOfHost(host, deployed) : undefined;
}

function isOpen(destination: Destination, policies: readonly DeployedPolicy[], deployed: Deployed): boolean {
  const { host, port } = destination;
  const namespace = clusterNamespaceOf(destination, deployed);
  const short = namespace === undefined ? shortNamespace(host) : undefined;
  return policies.some((policy) =>
    policy.egress.some(
      (rule) =>
        ((rule.peers.length === 0 || rule.peers.some((peer) => mayBe(peer, policy, { host, namespace }, deployed))) &&
          (namespace === undefined ? opens(rule, port, "TCP") : opensBesideDns(rule))) ||
        (short !== undefined && rule.peers.some((peer) => isNamed(peer, short)) && opensBesideDns(rule)),
    ),
  );
}

/** `tempo.observability` is a Service of that namespace, or a host of the world: the policy tells which is meant. */
function shortNamespace(host: string): string | undefined {
  return isAddress(host) ? undefined : /^[^.]+\.([^.]+)$/.exec(host)?.[1]?.toLowerCase();
}

function isNamed(peer: DeployedPeer, namespace: string): boolean {
  return peer.kind === "pods" && peer.namespaces?.[namespaceName] === namespace;
}

/** Addresses behind names are not known, so any block is taken to contain them. */
function mayBe(
  peer: DeployedPeer,
  policy: DeployedPolicy,
  { host, namespace }: { readonly host: string; readonly namespace: string | undefined },
  deployed: Deployed,
): boolean {
  if (peer.kind === "pods")
    return namespace !== undefined && isNamespaceAmong(peer, policy, namespace, deployed) !== false;
  return !isAddress(host) || contains(peer, host);
}

function outwardPeers(destinations: readonly Destination[], deployed: Deployed): readonly Peer[] {
  const inCluster = destinations.flatMap((destination) => clusterNamespaceOf(destination, deployed) ?? []);
  const external = destinations
    .filter((destination) => clusterNamespaceOf(destination, deployed) === undefined)
    .map(({ host }) => host);
  return [
    ...[...new Set(inCluster)].map(
      (namespace): Peer => ({ kind: "pods", namespaces: { [namespaceName]: namespace }, labels: {} }),
    ),
    ...(external.length > 0 ? blocksOf(external) : []),
  ];
}

/** What only the author can know of peers that a host name led to. */
function noteOn(peers: readonly Peer[], { host, port, lookup }: Destination): string {
  const short = lookup === "api" ? undefined : shortNamespace(host);
  if (short !== undefined) return `, or \`{ namespace: "${short}", port: ${port} }\` where it is a Service there`;
  if (peers.some((peer) => peer.kind === "cidr" && peer.cidr.endsWith("/0"))) return ", or the block that it is in";
  return peers.some(({ kind }) => kind === "pods") ? ", with the port that its pods listen on" : "";
}

/** Any port but that of DNS. */
function opensBesideDns({ ports }: OpenedWay): boolean {
  return ports.length === 0 || ports.some((one) => one.protocol === "TCP" && one.port !== dnsPort);
}
