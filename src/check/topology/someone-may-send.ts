/** Somebody may send to each balancer: its NetworkPolicy lets nobody in whom the blueprint does not name. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, valueAt } from "./value-at.ts";

export const someoneMaySend: TopologyRule = ({ pools, balancers, generators }) => [
  ...pools
    .filter(({ network, service }) => service !== undefined && listed(valueAt(network, "clients")).length === 0)
    .map(({ name, origin }) =>
      diagnostic("FL4013", {
        at: within(origin, "network", "clients"),
        message: `No pod may send to the Service "${name}": the NetworkPolicy of the backends lets their balancers in, which do not use it, and nobody else.`,
        help: 'name who sends to it, as in `network: { clients: [{ cidr: "10.20.0.0/16" }] }`, or leave out `service`',
      }),
    ),
  ...[...pools, ...balancers].flatMap(whereNothingListens),
  ...balancers
    .filter(
      (balancer) =>
        listed(valueAt(balancer.network, "clients")).length === 0 &&
        // One that does not say whom it sends to has a finding, and may be meant for this.
        !generators.some(({ to }) => to === balancer.name || to === "") &&
        !fetches(balancer),
    )
    .map(({ name, origin }) =>
      diagnostic("FL4013", {
        at: within(origin, "network", "clients"),
        message: `No pod may send to "${name}": its NetworkPolicy lets nobody in, because no generator sends to it and \`network.clients\` does not name anybody.`,
        help: 'name the pods that send, as in `network: { clients: [{ namespace: "shop", podLabels: {} }] }`, which lets in all pods of a namespace',
      }),
    ),
];

/** A receiver beside OTLP may fetch what it balances; what listens has a rule of its own (`receivers-offered.ts`). */
function fetches(balancer: Balancer): boolean {
  const receivers = Object.keys(valueAt(balancer, "parts", "receivers") ?? {});
  return receivers.some((id) => id.split("/")[0]?.trim() !== "otlp");
}

/** OTLP by gRPC and HTTP, metrics, and health. */
const ownPorts = [4317, 4318, 8888, 13133];

/** Where all ports of a tier are known: components and other containers may bring more. */
function whereNothingListens({ name, network, origin, ...tier }: Pool | Balancer): readonly Diagnostic[] {
  const more = ["parts.receivers", "parts.exporters", "parts.extensions", "sidecars"];
  if (more.some((option) => Object.keys(valueAt(tier, ...option.split(".")) ?? {}).length > 0)) return [];
  return listed(valueAt(network, "clients")).flatMap((client, index) => {
    const [port, protocol] = [valueAt(client, "port"), valueAt(client, "protocol")];
    if (port === undefined || (ownPorts.includes(Number(port)) && (protocol ?? "TCP") === "TCP")) return [];
    return [
      diagnostic("FL4013", {
        at: within(origin, "network", "clients", index, "port"),
        message: `This client may send to port ${String(port)}${protocol === undefined ? "" : ` by ${String(protocol)}`}, where "${name}" does not listen, and to no other.`,
        help: "leave `port` and `protocol` out: clients may then send to every port that the tier receives on",
      }),
    ];
  });
}
