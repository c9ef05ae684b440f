/** NetworkPolicies as the peers and ports of each direction. */

import type { DeployedPolicy } from "../model/deployed.ts";
import { type Json, jsonAt } from "../model/json.ts";
import type { Peer, PolicyRule } from "../model/plan.ts";
import { labelsAt, listAt, textAt, textsAt } from "./object-fields.ts";
import { namedPorts, podOf } from "./pod.ts";
import type { SourceObject } from "./source-object.ts";

/**
 * A direction that the policy does not concern is open. Labels chosen by expressions, ports of unknown pods by name and ranges of ports
 * are more than is looked into: what they say is taken to open everything.
 */
export function readPolicy(policy: SourceObject, workloads: readonly SourceObject[] = []): DeployedPolicy {
  const { name, namespace, json, origin } = policy;
  const types = textsAt(json, ["spec", "policyTypes"]);
  const concerns = (type: string, isMeant: boolean) => (types.length > 0 ? types.includes(type) : isMeant);
  const isKnown = !hasExpressions(jsonAt(json, ["spec", "podSelector"]));
  const selector = labelsAt(json, ["spec", "podSelector", "matchLabels"]);
  const own = workloads
    .filter((workload) => workload.namespace === namespace)
    .map(podOf)
    .filter(({ labels }) => Object.entries(selector).every(([key, value]) => labels[key] === value));
  const named = own.length > 0 ? own.flatMap(({ spec }) => namedPorts(spec)) : undefined;
  const rulesOf = (direction: "ingress" | "egress", isConcerned: boolean): readonly PolicyRule[] => {
    if (!isConcerned || !isKnown) return [everything];
    const rules = listAt(json, ["spec", direction]);
    return direction === "ingress"
      ? rules.flatMap((rule) => readRule(rule, "from", named) ?? [])
      : rules.flatMap((rule) => readRule(rule, "to", undefined) ?? []);
  };
  return {
    name,
    namespace,
    origin,
    selector,
    ingress: rulesOf("ingress", concerns("Ingress", true)),
    egress: rulesOf("egress", concerns("Egress", jsonAt(json, ["spec", "egress"]) !== undefined)),
  };
}

const everything: PolicyRule = Object.freeze({ peers: [], ports: [] });

function hasExpressions(selector: Json | undefined): boolean {
  return selector !== undefined && listAt(selector, ["matchExpressions"]).length > 0;
}

/**
 * @param named ports of the pods that are sent to, where those are known
 * @returns undefined for a rule whose ports no pod has
 */
function readRule(
  rule: Json,
  direction: "from" | "to",
  named: readonly (readonly [string, number])[] | undefined,
): PolicyRule | undefined {
  const peers = listAt(rule, [direction]);
  const ports = listAt(rule, ["ports"]);
  const selectors = peers.flatMap((peer) => [jsonAt(peer, ["podSelector"]), jsonAt(peer, ["namespaceSelector"])]);
  const numbersOf = (port: Json): readonly number[] | undefined => {
    const written = jsonAt(port, ["port"]);
    if (typeof written === "number") return jsonAt(port, ["endPort"]) === undefined ? [written] : undefined;
    return typeof written === "string"
      ? named?.flatMap(([name, number]) => (name === written ? [number] : []))
      : undefined;
  };
  const known = ports.flatMap((port) => {
    const numbers = numbersOf(port);
    return numbers
      ? [{ numbers, protocol: textAt(port, ["protocol"]) === "UDP" ? ("UDP" as const) : ("TCP" as const) }]
      : [];
  });
  const isKnown = known.length === ports.length;
  const open = known.flatMap(({ numbers, protocol }) => numbers.map((port) => ({ port, protocol })));
  if (isKnown && ports.length > 0 && open.length === 0) return undefined;
  return {
    peers: selectors.some(hasExpressions) ? [] : peers.map(readPeer),
    ports: isKnown ? open : [],
  };
}

function readPeer(peer: Json): Peer {
  const cidr = textAt(peer, ["ipBlock", "cidr"]);
  if (cidr !== "") return { kind: "cidr", cidr, except: textsAt(peer, ["ipBlock", "except"]) };
  const hasNamespaces = jsonAt(peer, ["namespaceSelector"]) !== undefined;
  return {
    kind: "pods",
    namespaces: hasNamespaces ? labelsAt(peer, ["namespaceSelector", "matchLabels"]) : undefined,
    labels: labelsAt(peer, ["podSelector", "matchLabels"]),
  };
}
