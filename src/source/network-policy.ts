/** NetworkPolicies as the peers and ports of each direction. */

import type { DeployedPolicy } from "../model/deployed.ts";
import { type Json, jsonAt } from "../model/json.ts";
import type { Peer, PolicyRule } from "../model/plan.ts";
import { labelsAt, listAt, numberAt, textAt, textsAt } from "./object-fields.ts";
import type { SourceObject } from "./source-object.ts";

/**
 * A direction that the policy does not concern is open. Labels chosen by expressions, ports by name and ranges of ports are more than
 * is looked into: what they say is taken to open everything.
 */
export function readPolicy({ name, namespace, json, origin }: SourceObject): DeployedPolicy {
  const types = textsAt(json, ["spec", "policyTypes"]);
  const concerns = (type: string, isMeant: boolean) => (types.length > 0 ? types.includes(type) : isMeant);
  const isKnown = !hasExpressions(jsonAt(json, ["spec", "podSelector"]));
  const rulesOf = (direction: "ingress" | "egress", isConcerned: boolean): readonly PolicyRule[] => {
    if (!isConcerned || !isKnown) return [everything];
    return listAt(json, ["spec", direction]).map((rule) => readRule(rule, direction === "ingress" ? "from" : "to"));
  };
  return {
    name,
    namespace,
    origin,
    selector: labelsAt(json, ["spec", "podSelector", "matchLabels"]),
    ingress: rulesOf("ingress", concerns("Ingress", true)),
    egress: rulesOf("egress", concerns("Egress", jsonAt(json, ["spec", "egress"]) !== undefined)),
  };
}

const everything: PolicyRule = Object.freeze({ peers: [], ports: [] });

function hasExpressions(selector: Json | undefined): boolean {
  return selector !== undefined && listAt(selector, ["matchExpressions"]).length > 0;
}

function readRule(rule: Json, direction: "from" | "to"): PolicyRule {
  const peers = listAt(rule, [direction]);
  const ports = listAt(rule, ["ports"]);
  const selectors = peers.flatMap((peer) => [jsonAt(peer, ["podSelector"]), jsonAt(peer, ["namespaceSelector"])]);
  const isNumbered = ports.every(
    (port) => typeof jsonAt(port, ["port"]) === "number" && jsonAt(port, ["endPort"]) === undefined,
  );
  return {
    peers: selectors.some(hasExpressions) ? [] : peers.map(readPeer),
    ports: isNumbered
      ? ports.map((port) => ({
          port: numberAt(port, ["port"], 0),
          protocol: textAt(port, ["protocol"]) === "UDP" ? ("UDP" as const) : ("TCP" as const),
        }))
      : [],
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
