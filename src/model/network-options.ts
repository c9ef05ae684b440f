/** Whom a tier admits and sends to, the options of its NetworkPolicy: a row each. */

import {
  anyText,
  cidr,
  kubernetesName,
  listOf,
  type Members,
  objectOf,
  oneOf,
  oneOrMore,
  optional,
  port,
  recordOf,
} from "./shape.ts";

export const labels = recordOf(anyText);
const protocol = optional(oneOf("TCP", "UDP"));

/** Pods, all pods of namespaces, or an address block; a rule says which of these go together. */
const networkPeer = {
  /** Name of the namespace that the pods are in. @default the blueprint's own */
  namespace: optional(kubernetesName),
  /** Labels of the namespaces that the pods are in; `{}` is every namespace. @default the blueprint's own */
  namespaceLabels: optional(labels),
  /** Labels of the pods. @default all pods of the namespaces */
  podLabels: optional(labels),
  /** An address block, for peers outside the cluster or on their node's network. @default none */
  cidr: optional(cidr),
  /** Blocks inside `cidr` that are excluded. @default none */
  except: optional(listOf(cidr)),
} as const satisfies Members;

/** One peer or several. */
export const peers = oneOrMore(objectOf(networkPeer));
const ports = oneOrMore(port);
const client = objectOf({ ...networkPeer, port: optional(ports), protocol });
const receiver = objectOf({ ...networkPeer, port: ports, protocol });

/** Each peer is `{ namespace? or namespaceLabels?, podLabels? }` or `{ cidr, except? }`. */
export const networkOptions = {
  /**
   * Who else may send: peers, each with `port?` and `protocol?`.
   * @default only tiers of the blueprint, on the ports that the tier receives on
   */
  clients: optional(listOf(client)),
  /** Who may read the metrics on port 8888: a peer, or a list. @default nobody */
  monitoring: optional(peers),
  /** Where else the tier may send: peers, each with `port` (one or a list) and `protocol?`. @default DNS and the next tier */
  egress: optional(listOf(receiver)),
  /**
   * The API server, for k8s discovery and components that use it: `{ cidr, port }`, or a list with one for each address.
   * @default none; required for these
   */
  apiServer: optional(oneOrMore(objectOf({ cidr, port, protocol }))),
} as const satisfies Members;

/** A generator receives nothing, so anyone else who sends to its pods needs a `port`. */
export const generatorNetworkOptions = {
  clients: networkOptions.clients,
  egress: networkOptions.egress,
} as const satisfies Members;
