/** NetworkPolicies as the peers and ports of each direction. */

import type { DeployedPeer, DeployedPolicy, OpenedPort, OpenedWay } from "../model/deployed.ts";
import { type Json, jsonAt } from "../model/json.ts";
import type { LabelSelector } from "../model/label-selector.ts";
import { labelsAt, listAt, textAt, textsAt } from "./object-fields.ts";
import type { SourceObject } from "./source-object.ts";

/** Without policyTypes every policy closes what comes in, and one with a section for it what goes out (Kubernetes API, NetworkPolicySpec). */
export function readPolicy({ name, namespace, json, origin }: SourceObject): DeployedPolicy {
  const types = textsAt(json, ["spec", "policyTypes"]);
  const closes = (["Ingress", "Egress"] as const).filter((type) =>
    types.length > 0 ? types.includes(type) : type === "Ingress" || jsonAt(json, ["spec", "egress"]) !== undefined,
  );
  const { labels: selector, expressions } = readSelector(json, ["spec", "podSelector"]);
  const ways = (section: string, peers: string) =>
    listAt(json, ["spec", section]).map((rule) => readWay(rule, peers)) satisfies readonly OpenedWay[];
  return {
    name,
    namespace,
    origin,
    selector,
    ...(expressions && { expressions }),
    closes,
    ingress: closes.includes("Ingress") ? ways("ingress", "from") : [],
    egress: closes.includes("Egress") ? ways("egress", "to") : [],
  };
}

function readSelector(json: Json, path: readonly (string | number)[]): LabelSelector {
  const expressions = listAt(json, [...path, "matchExpressions"]).map((one) => ({
    key: textAt(one, ["key"]),
    operator: textAt(one, ["operator"]),
    // A boolean or a number that nobody quoted is refused; it is read as it was meant, as labels are.
    values: listAt(one, ["values"]).map(String),
  }));
  return { labels: labelsAt(json, [...path, "matchLabels"]), ...(expressions.length > 0 && { expressions }) };
}

function readWay(rule: Json, peers: string): OpenedWay {
  return { peers: listAt(rule, [peers]).map(readPeer), ports: listAt(rule, ["ports"]).map(readPort) };
}

/** Without a port it is every port of the protocol. */
function readPort(json: Json): OpenedPort {
  const [port, endPort] = [jsonAt(json, ["port"]), jsonAt(json, ["endPort"])];
  return {
    protocol: textAt(json, ["protocol"]) || "TCP",
    ...((typeof port === "number" || typeof port === "string") && { port }),
    ...(typeof endPort === "number" && { endPort }),
  };
}

function readPeer(peer: Json): DeployedPeer {
  const cidr = textAt(peer, ["ipBlock", "cidr"]);
  if (cidr !== "") return { kind: "cidr", cidr, except: textsAt(peer, ["ipBlock", "except"]) };
  const hasNamespaces = jsonAt(peer, ["namespaceSelector"]) !== undefined;
  const [pods, namespaces] = [readSelector(peer, ["podSelector"]), readSelector(peer, ["namespaceSelector"])];
  return {
    kind: "pods",
    namespaces: hasNamespaces ? namespaces.labels : undefined,
    labels: pods.labels,
    ...(namespaces.expressions && { namespaceExpressions: namespaces.expressions }),
    ...(pods.expressions && { expressions: pods.expressions }),
  };
}
