/** NetworkPolicies let through what Collectors must send: to the next tier, to DNS, and to the Kubernetes API. */

import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { within } from "../../../diagnostics/place.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { Deployed, DeployedCollector, DeployedPolicy, DeployedWorkload } from "../../../model/deployed.ts";
import { namespaceName, type Peer, type PolicyRule } from "../../../model/plan.ts";
import type { Labels } from "../../../model/pod.ts";
import { permissionsAsked } from "../../../needs/asked-permissions.ts";
import type { DeployedRule } from "../../rule.ts";
import { waysInSound } from "../collector/ways-in-sound.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { isAddress, isClusterName, namespaceOfHost, type ServiceName, serviceNamed } from "./address.ts";
import { clusterOf, matches } from "./cluster.ts";
import { type Destination, destinationsOf } from "./destinations.ts";
import { blocksOf, contains, type MissingRule, missingRuleText, optionOf } from "./missing-rule.ts";
import { podPort } from "./pod-port.ts";
import { leadsBack } from "./telemetry-ends.ts";

const dnsPort = 53;
/** Where API servers listen: managed clusters, kubeadm and its kin, minikube, MicroK8s. */
const apiPorts: readonly number[] = Object.freeze([443, 6443, 8443, 16443]);

/** A pool of a thousand backends behind one policy is one finding. */
export const policiesLetThrough: DeployedRule = (deployed) => {
  if (deployed.policies.length === 0) return [];
  const found = deployed.collectors.flatMap((collector) => {
    const [asking] = permissionsAsked(collector.config, collector.version);
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
  const policies = policiesOf(sender, deployed);
  return [
    ...lookupProblems(sender, destinations, policies, asking),
    ...destinations.flatMap((destination) => wayProblems({ collector, sender, destination, policies }, deployed)),
    ...outwardProblems(collector, sender, policies, deployed),
  ];
}

/** A pod that no policy selects is open; one that some select is open to what any of them allows. */
export function policiesOf(workload: DeployedWorkload, { policies }: Deployed): readonly DeployedPolicy[] {
  return policies.filter(
    ({ namespace, selector }) => namespace === workload.namespace && matches(workload.podLabels, selector),
  );
}

function lookupProblems(
  sender: DeployedWorkload,
  destinations: readonly Destination[],
  policies: readonly DeployedPolicy[],
  asking: string | undefined,
): readonly Caused[] {
  const named = destinations.some(({ host, lookup }) => lookup !== "api" && !isAddress(host));
  const watches = asking !== undefined || destinations.some(({ lookup }) => lookup === "api");
  const egress = policies.flatMap((policy) => policy.egress);
  // A port that is open for an exporter is not the API server's, unless it may be both.
  const mayServe = (port: number): boolean =>
    apiPorts.includes(port) || (port !== dnsPort && !destinations.some((destination) => destination.port === port));
  const closed = (["UDP", "TCP"] as const).filter((protocol) => !egress.some((rule) => opens(rule, dnsPort, protocol)));
  const toServer = egress.some((rule) => leavesCluster(rule) && rule.ports.some(({ port }) => mayServe(port)));
  const isOurs = policies.some(({ origin }) => origin.in === "blueprint");
  const inBlueprint = isOurs ? ' by `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`' : "";
  const anyPort = egress.some((rule) => leavesCluster(rule) && rule.ports.length === 0);
  return [
    ...blocked(policies, {
      open: !named || closed.length === 0,
      cause: "dns",
      message: `Pods of "${sender.name}" send to names, but no NetworkPolicy allows them to ask DNS (port ${dnsPort}, ${closed.join(" and ")}).`,
      rule: `allow egress to port ${dnsPort} by UDP and TCP: DNS sends long answers by TCP`,
    }),
    ...blocked(policies, {
      open: !watches || toServer || anyPort,
      cause: "api",
      message: `Pods of "${sender.name}" ask the Kubernetes API${asking === undefined ? "" : ` (${asking})`}, but no NetworkPolicy allows them to reach it.`,
      rule: `allow egress to the API server${inBlueprint}, with what \`kubectl get endpoints kubernetes\` shows`,
      option: "apiServer",
    }),
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
      const theirs = policiesOf(receiver, deployed);
      const out = policies.some((policy) => policy.egress.some((rule) => admits(rule, policy, receiver, port)));
      const into = theirs.some((policy) => policy.ingress.some((rule) => admits(rule, policy, sender, port)));
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

/** The pods of a tier, by the labels that its policy selects them by; those of one workload where there is none. */
function podsBehind(
  { podLabels, namespace }: DeployedWorkload,
  [policy]: readonly DeployedPolicy[],
  other: DeployedWorkload,
): Peer {
  const namespaces = namespace === other.namespace ? undefined : { [namespaceName]: namespace };
  return { kind: "pods", namespaces, labels: policy?.selector ?? podLabels };
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
        ((rule.peers.length === 0 || rule.peers.some((peer) => mayBe(peer, host, namespace, policy))) &&
          (namespace === undefined ? opens(rule, port, "TCP") : opensBesideDns(rule))) ||
        (short !== undefined && rule.peers.some((peer) => isNamed(peer, short)) && opensBesideDns(rule)),
    ),
  );
}

/** `tempo.observability` is a Service of that namespace, or a host of the world: the policy tells which is meant. */
function shortNamespace(host: string): string | undefined {
  return isAddress(host) ? undefined : /^[^.]+\.([^.]+)$/.exec(host)?.[1]?.toLowerCase();
}

function isNamed(peer: Peer, namespace: string): boolean {
  return peer.kind === "pods" && peer.namespaces?.[namespaceName] === namespace;
}

/** Addresses behind names are not known, so any block is taken to contain them. */
function mayBe(peer: Peer, host: string, namespace: string | undefined, policy: DeployedPolicy): boolean {
  if (peer.kind === "pods") return namespace !== undefined && isAmong(namespace, peer.namespaces, policy);
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

interface Blocked {
  /** True when the way is open, and nothing is to be said. */
  readonly open: boolean;
  /** Beside the policy itself. */
  readonly cause: string;
  readonly message: string;
  /** What would open the way, or words where an author has no option for it. */
  readonly rule: MissingRule | string;
  readonly note?: string;
  /** Of a blueprint, where the rule itself does not tell it. */
  readonly option?: "apiServer";
}

export function blocked(
  [policy]: readonly DeployedPolicy[],
  { open, cause, message, rule, note = "", option }: Blocked,
): readonly Caused[] {
  if (open || policy === undefined) return [];
  const { namespace, name, origin } = policy;
  const opened = typeof rule === "string" ? option : optionOf(rule);
  const finding = diagnostic("FL4008", {
    at: opened !== undefined && origin.in === "blueprint" ? within(origin, "network", opened) : origin,
    message,
    help: typeof rule === "string" ? rule : `add ${missingRuleText(rule, origin)}${note}`,
  });
  return [{ cause: `${namespace} ${name} ${cause}`, finding }];
}

/** No ports stands for every port. */
export function opens({ ports }: PolicyRule, port: number, protocol: "TCP" | "UDP"): boolean {
  return ports.length === 0 || ports.some((open) => open.port === port && open.protocol === protocol);
}

function opensBesideDns({ ports }: PolicyRule): boolean {
  return ports.length === 0 || ports.some(({ port, protocol }) => port !== dnsPort && protocol === "TCP");
}

/** No peers stands for everybody. */
function leavesCluster({ peers }: PolicyRule): boolean {
  return peers.length === 0 || peers.some(({ kind }) => kind === "cidr");
}

/** Addresses of pods are not known, so a block of addresses is taken to contain them. */
function admits(rule: PolicyRule, policy: DeployedPolicy, other: DeployedWorkload, port: number): boolean {
  if (!opens(rule, port, "TCP")) return false;
  return (
    rule.peers.length === 0 ||
    rule.peers.some(
      (peer) =>
        peer.kind === "cidr" ||
        (isAmong(other.namespace, peer.namespaces, policy) && matches(other.podLabels, peer.labels)),
    )
  );
}

/** Of labels of a namespace only its name is known; others are taken to be there. */
function isAmong(namespace: string, namespaces: Labels | undefined, policy: DeployedPolicy): boolean {
  return namespaces === undefined
    ? namespace === policy.namespace
    : (namespaces[namespaceName] ?? namespace) === namespace;
}
