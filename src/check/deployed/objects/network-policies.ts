/**
 * What NetworkPolicies let through, as Kubernetes evaluates them: pods that none of them closes are open, those that some close do
 * what any of these opens. What nothing here shows, as labels that a cluster adds or the addresses of pods, is taken to be let through.
 */

import type {
  Deployed,
  DeployedPeer,
  DeployedPolicy,
  DeployedWorkload,
  OpenedPort,
  OpenedWay,
} from "../../../model/deployed.ts";
import { grouped } from "../../../model/grouped.ts";
import { every, type LabelSelector, selectsLabels } from "../../../model/label-selector.ts";
import { onceForEach } from "../../../model/once-for-each.ts";
import { namespaceName } from "../../../model/plan.ts";

export type Direction = DeployedPolicy["closes"][number];

/**
 * Policies that close a direction of a workload's pods, those first that surely do. Of pods in the network of their node a policy
 * closes nothing (Kubernetes, Network Policies: hostNetwork pods).
 */
export function closing(
  direction: Direction,
  workload: DeployedWorkload,
  deployed: Deployed,
): readonly DeployedPolicy[] {
  if (workload.onHost) return [];
  const chosen = policiesOn(workload, deployed)
    .filter(({ closes }) => closes.includes(direction))
    .map((policy) => ({ policy, isSelected: selectsPods(policy, policy.selector, workload) }));
  const sure = chosen.filter(({ isSelected }) => isSelected).map(({ policy }) => policy);
  const unsure = chosen.filter(({ isSelected }) => isSelected === undefined).map(({ policy }) => policy);
  return sure.length > 0 ? [...sure, ...unsure] : [];
}

/** Those of its namespace that may select its pods, in their order: of thousands nearly all name a label that these do not have. */
function policiesOn(workload: DeployedWorkload, deployed: Deployed): readonly DeployedPolicy[] {
  const { kind, namespace, podLabels } = workload;
  const { all, byLabel } = indexed(deployed);
  if (kind === "OpenTelemetryCollector") return all.get(namespace) ?? [];
  const labels = Object.entries(podLabels).map(([key, value]) => `${namespace} ${key}=${value}`);
  const found = [`${namespace} `, ...labels].flatMap((key) => byLabel.get(key) ?? []);
  return found.sort((left, right) => left.at - right.at).map(({ policy }) => policy);
}

/** By a label that no controller adds; those that name none of these are kept under no label. */
const indexed = onceForEach(({ policies }: Deployed) => ({
  all: grouped(policies, ({ namespace }) => [namespace]),
  byLabel: grouped(
    policies.map((policy, at) => ({ policy, at })),
    ({ policy: { namespace, selector } }) => {
      const own = Object.entries(selector).find(([key]) => !addedToPods.test(key));
      return [`${namespace} ${own ? own.join("=") : ""}`];
    },
  ),
}));

function selectsPods(
  { expressions }: Pick<LabelSelector, "expressions">,
  labels: LabelSelector["labels"],
  workload: DeployedWorkload,
): boolean | undefined {
  return selectsLabels({ labels, expressions }, workload.podLabels, (key) => mayGet(key, workload));
}

/** Labels that controllers, the operator and meshes put on pods. */
const addedToPods =
  /^(?:pod-template-(?:hash|generation)|controller-(?:revision-hash|uid)|job-name)$|^(?:(?:statefulset|apps|batch)\.kubernetes\.io|(?:.+\.)?(?:istio|linkerd)\.io)\//;

/** Sidecars have the labels of the pods that they are in; what the operator adds has a prefix. */
function mayGet(key: string, { kind, oneFor }: DeployedWorkload): boolean {
  if (kind === "OpenTelemetryCollector") return oneFor === "pod" || key.includes("/");
  return addedToPods.test(key);
}

/** Whether one of them lets a workload's pods talk with another's. */
export function letsThrough(
  policies: readonly DeployedPolicy[],
  { direction, other, to, port }: { direction: Direction; other: DeployedWorkload; to: DeployedWorkload; port: number },
  deployed: Deployed,
): boolean {
  return policies.some((policy) =>
    waysOf(policy, direction).some(
      (way) =>
        opens(way, port, "TCP", to) &&
        (way.peers.length === 0 || way.peers.some((peer) => isAmong(peer, policy, other, deployed) !== false)),
    ),
  );
}

export function waysOf({ ingress, egress }: DeployedPolicy, direction: Direction): readonly OpenedWay[] {
  return direction === "Ingress" ? ingress : egress;
}

/**
 * No ports stands for every port.
 *
 * @param to the pods that are sent to, whose ports a name means: it may be any where they are not known
 */
export function opens(
  { ports }: Pick<OpenedWay, "ports">,
  port: number,
  protocol: string,
  to?: DeployedWorkload,
): boolean {
  return ports.length === 0 || ports.some((one) => one.protocol === protocol && hasPort(one, port, to));
}

export function hasPort({ port: first, endPort, protocol }: OpenedPort, port: number, to?: DeployedWorkload): boolean {
  if (first === undefined) return true;
  if (typeof first === "number") return first <= port && port <= (endPort ?? first);
  return (
    to?.namedPorts === undefined ||
    to.namedPorts.some((one) => one.name === first && one.protocol === protocol && one.port === port)
  );
}

/** Addresses of pods are not known, so a block is taken to contain them; nor is whose address pods in the network of their node have. */
function isAmong(
  peer: DeployedPeer,
  policy: DeployedPolicy,
  other: DeployedWorkload,
  deployed: Deployed,
): boolean | undefined {
  if (peer.kind === "cidr" || other.onHost) return undefined;
  return every([isNamespaceAmong(peer, policy, other.namespace, deployed), selectsPods(peer, peer.labels, other)]);
}

/** Of its labels a namespace has its name; what a cluster adds to those that are written has a prefix. */
export function isNamespaceAmong(
  peer: DeployedPeer & { readonly kind: "pods" },
  policy: DeployedPolicy,
  namespace: string,
  { namespaces = [] }: Pick<Deployed, "namespaces">,
): boolean | undefined {
  const { namespaces: labels, namespaceExpressions: expressions } = peer;
  if (labels === undefined) return namespace === policy.namespace;
  const written = namespaces.filter(({ name }) => name === namespace);
  const known = written.length > 0 ? written : [undefined];
  const verdicts = known.map((one) =>
    selectsLabels(
      { labels, expressions },
      // Objects that name no namespace are put into one by whoever applies them.
      { ...one?.labels, ...(namespace !== "" && { [namespaceName]: namespace }) },
      (key) => one === undefined || key.includes("/"),
    ),
  );
  return verdicts.includes(true) ? true : every(verdicts);
}
