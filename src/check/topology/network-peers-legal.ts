/** Addresses in network options are a CIDR and a port, as a NetworkPolicy takes them. */

import { isIPv4, isIPv6 } from "node:net";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, show, valueAt } from "./value-at.ts";

const portMax = 65_535;

export const networkPeersLegal: TopologyRule = ({ pools, balancers }) =>
  [...pools, ...balancers].flatMap(({ network, origin }) => {
    const at = within(origin, "network");
    const apiServer = valueAt(network, "apiServer");
    return [
      ...listed(valueAt(network, "egress")).flatMap((peer, index) => peerProblems(peer, within(at, "egress", index))),
      ...(apiServer === undefined ? [] : peerProblems(apiServer, within(at, "apiServer"))),
    ];
  });

function peerProblems(peer: unknown, at: Place): readonly Diagnostic[] {
  const cidr = valueAt(peer, "cidr");
  const port = valueAt(peer, "port");
  return [
    ...(isCidr(cidr) ? [] : [illegal("cidr", cidr, "an address and the length of its prefix", '"10.40.0.0/16"', at)]),
    ...(isPort(port) ? [] : [illegal("port", port, `a whole number from 1 to ${portMax}`, "443", at)]),
  ];
}

function illegal(key: string, value: unknown, wanted: string, example: string, at: Place): Diagnostic {
  return diagnostic("FL4011", {
    at: within(at, key),
    message: `The ${key} is ${show(value)}, not ${wanted}: Kubernetes would refuse the NetworkPolicy.`,
    help: `write it as in \`${key}: ${example}\``,
  });
}

function isCidr(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const [address = "", prefix = "", ...rest] = value.split("/");
  if (rest.length > 0 || !/^(0|[1-9]\d*)$/.test(prefix) || address.includes("%")) return false;
  return (isIPv4(address) && Number(prefix) <= 32) || (isIPv6(address) && Number(prefix) <= 128);
}

function isPort(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= portMax;
}
