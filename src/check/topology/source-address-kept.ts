/**
 * Clients that are let in by their address come with it: a Service that hands connections from node to node gives them the
 * node's address, which a NetworkPolicy then judges (Kubernetes 1.36, external traffic policy).
 */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, valueAt } from "./value-at.ts";

export const sourceAddressKept: TopologyRule = ({ pools, balancers }) =>
  [...pools, ...balancers].flatMap(({ name, service, network, origin }) => {
    const type = valueAt(service, "type");
    const isOutside = type === "LoadBalancer" || type === "NodePort";
    const named = listed(valueAt(network, "clients")).filter((client) => !isEverywhere(valueAt(client, "cidr")));
    if (!isOutside || named.length === 0 || valueAt(service, "externalTrafficPolicy") === "Local") return [];
    return [
      diagnostic("FL4048", {
        at: within(origin, "service", "externalTrafficPolicy"),
        message: `"${name}" admits clients by their addresses, and its ${type} replaces the source address of traffic that nodes forward: clients are refused, or admitting the nodes admits everybody.`,
        help: 'say `externalTrafficPolicy: "Local"`; accept this where the load balancer sends to pods directly, or the network keeps the address',
      }),
    ];
  });

/** What is let in anyway, or is not by an address. */
function isEverywhere(cidr: unknown): boolean {
  return typeof cidr !== "string" || cidr === "0.0.0.0/0" || cidr === "::/0";
}
