/** NetworkPolicies let through what Collectors must send: to the next tier, to DNS, and to the Kubernetes API. */

import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { within } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector, DeployedPolicy, DeployedWorkload } from "../../../model/deployed.ts";
import type { PolicyRule } from "../../../model/plan.ts";
import type { NetworkOptions } from "../../../model/topology.ts";
import type { DeployedRule } from "../../rule.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { isAddress, isClusterName, serviceNamed } from "./address.ts";
import { clusterOf, matches } from "./cluster.ts";
import { type Destination, destinationsOf } from "./destinations.ts";

const dnsPort = 53;

/** A pool of a thousand backends behind one policy is one finding. */
export const policiesLetThrough: DeployedRule = (deployed) => {
  if (deployed.policies.length === 0) return [];
  const found = deployed.collectors.flatMap((collector) =>
    clusterOf(deployed)
      .running(collector)
      .flatMap((sender) => senderProblems(collector, sender, deployed)),
  );
  return onePerCause(found, "workload");
};

function senderProblems(collector: DeployedCollector, sender: DeployedWorkload, deployed: Deployed): readonly Caused[] {
  const destinations = destinationsOf(collector);
  const policies = policiesOf(sender, deployed);
  return [
    ...lookupProblems(sender, destinations, policies),
    ...destinations.flatMap((destination) => wayProblems({ collector, sender, destination, policies }, deployed)),
  ];
}

/** A pod that no policy selects is open; one that some select is open to what any of them allows. */
function policiesOf(workload: DeployedWorkload, { policies }: Deployed): readonly DeployedPolicy[] {
  return policies.filter(
    ({ namespace, selector }) => namespace === workload.namespace && matches(workload.podLabels, selector),
  );
}

function lookupProblems(
  sender: DeployedWorkload,
  destinations: readonly Destination[],
  policies: readonly DeployedPolicy[],
): readonly Caused[] {
  const named = destinations.some(({ host, lookup }) => lookup !== "api" && !isAddress(host));
  const watches = destinations.some(({ lookup }) => lookup === "api");
  const egress = policies.flatMap((policy) => policy.egress);
  const closed = (["UDP", "TCP"] as const).filter((protocol) => !egress.some((rule) => opens(rule, dnsPort, protocol)));
  const toServer = egress.some((rule) => leavesCluster(rule) && rule.ports.some(({ port }) => port !== dnsPort));
  const anyPort = egress.some((rule) => leavesCluster(rule) && rule.ports.length === 0);
  return [
    ...blocked(policies, {
      open: !named || closed.length === 0,
      cause: "dns",
      message: `Pods of "${sender.name}" send to names, but no NetworkPolicy allows them to ask DNS (port ${dnsPort}, ${closed.join(" and ")}).`,
      help: `allow egress to port ${dnsPort} by UDP and TCP: DNS sends long answers by TCP`,
    }),
    ...blocked(policies, {
      open: !watches || toServer || anyPort,
      cause: "api",
      message: `Pods of "${sender.name}" watch the Kubernetes API, but no NetworkPolicy allows them to reach it.`,
      help: "allow egress to the API server's address and port",
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
  if (service === undefined) return outwardProblems(way, deployed);
  return clusterOf(deployed)
    .selected(service.namespace, service.selector)
    .flatMap((receiver) => {
      const { port } = destination;
      const theirs = policiesOf(receiver, deployed);
      const out = policies.some((policy) => policy.egress.some((rule) => admits(rule, policy, receiver, port)));
      const into = theirs.some((policy) => policy.ingress.some((rule) => admits(rule, policy, sender, port)));
      const message = `"${sender.name}" sends to pods of "${receiver.name}" on port ${port}, but no NetworkPolicy allows it`;
      return [
        ...blocked(policies, {
          open: out,
          cause: `egress to pods ${port}`,
          message: `${message} (egress).`,
          help: `allow egress to those pods on TCP port ${port}`,
        }),
        ...blocked(theirs, {
          open: into,
          cause: `ingress ${port}`,
          message: `${message} (ingress).`,
          help: `allow ingress from pods of "${sender.name}" on TCP port ${port}`,
          option: "clients",
        }),
      ];
    });
}

/**
 * To what is deployed elsewhere. Behind a Service of another namespace pods may listen on another port, so there any
 * port will do.
 */
function outwardProblems({ sender, destination, policies }: Way, deployed: Deployed): readonly Caused[] {
  const { host, port } = destination;
  const internal = isClusterName(host, deployed);
  const open = policies.some(({ egress }) =>
    egress.some(
      (rule) =>
        (leavesCluster(rule) || (internal && leavesNamespace(rule))) &&
        (internal ? opensBesideDns(rule) : opens(rule, port, "TCP")),
    ),
  );
  return blocked(policies, {
    open,
    cause: `egress to ${host} ${port}`,
    message: `"${sender.name}" sends to ${host} on port ${port}, but no NetworkPolicy allows it (egress).`,
    help: `allow egress to ${host} on TCP port ${port}`,
    option: "egress",
  });
}

interface Blocked {
  /** True when the way is open, and nothing is to be said. */
  readonly open: boolean;
  /** Beside the policy itself. */
  readonly cause: string;
  readonly message: string;
  readonly help: string;
  /** What opens the way where a blueprint wrote the policy. */
  readonly option?: keyof NetworkOptions;
}

function blocked(
  [policy]: readonly DeployedPolicy[],
  { open, cause, message, help, option }: Blocked,
): readonly Caused[] {
  if (open || policy === undefined) return [];
  const { namespace, name, origin } = policy;
  const finding =
    option !== undefined && origin.in === "blueprint"
      ? diagnostic("FL4008", { at: within(origin, "network", option), message, help: `${help}: network.${option}` })
      : diagnostic("FL4008", { at: origin, message, help });
  return [{ cause: `${namespace} ${name} ${cause}`, finding }];
}

/** No ports stands for every port. */
function opens({ ports }: PolicyRule, port: number, protocol: "TCP" | "UDP"): boolean {
  return ports.length === 0 || ports.some((open) => open.port === port && open.protocol === protocol);
}

function opensBesideDns({ ports }: PolicyRule): boolean {
  return ports.length === 0 || ports.some(({ port, protocol }) => port !== dnsPort && protocol === "TCP");
}

/** No peers stands for everybody. */
function leavesCluster({ peers }: PolicyRule): boolean {
  return peers.length === 0 || peers.some(({ kind }) => kind === "cidr");
}

function leavesNamespace({ peers }: PolicyRule): boolean {
  return peers.some((peer) => peer.kind === "pods" && peer.namespace !== undefined);
}

/** Addresses of pods are not known, so a block of addresses is taken to contain them. */
function admits(rule: PolicyRule, policy: DeployedPolicy, other: DeployedWorkload, port: number): boolean {
  if (!opens(rule, port, "TCP")) return false;
  return (
    rule.peers.length === 0 ||
    rule.peers.some(
      (peer) =>
        peer.kind === "cidr" ||
        ((peer.namespace ?? policy.namespace) === other.namespace && matches(other.podLabels, peer.labels)),
    )
  );
}
