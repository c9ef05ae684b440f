/** NetworkPolicies as the peers and ports of each direction. */

import type { DeployedPolicy } from "../model/deployed.ts";
import { type Json, jsonAt } from "../model/json.ts";
import type { Peer, PolicyRule } from "../model/plan.ts";
import { labelsAt, listAt, numberAt, textAt, textsAt } from "./object-fields.ts";
import type { SourceObject } from "./source-object.ts";

export function readPolicy({ name, namespace, json, origin }: SourceObject): DeployedPolicy {
  return {
    name,
    namespace,
    origin,
    selector: labelsAt(json, ["spec", "podSelector", "matchLabels"]),
    ingress: listAt(json, ["spec", "ingress"]).map((rule) => readRule(rule, "from")),
    egress: listAt(json, ["spec", "egress"]).map((rule) => readRule(rule, "to")),
  };
}

function readRule(rule: Json, direction: "from" | "to"): PolicyRule {
  return {
    peers: listAt(rule, [direction]).map(readPeer),
    ports: listAt(rule, ["ports"]).map((port) => ({
      port: numberAt(port, ["port"], 0),
      protocol: textAt(port, ["protocol"]) === "UDP" ? ("UDP" as const) : ("TCP" as const),
    })),
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
