import { expect, test } from "vitest";
import { networkPeersLegal } from "../../../src/check/topology/network-peers-legal.ts";
import { brief, declared } from "./declared.ts";

test.each(["10.40.0.0/16", "0.0.0.0/0", "192.168.1.7/32", "fd00::/8", "::1/128"])("%s is a CIDR", (cidr) => {
  expect(networkPeersLegal(declared({ pool: { network: { egress: [{ cidr, port: 443 }] } } }))).toEqual([]);
});

test.each([
  "10.40.0.0",
  "10.40.0.0/33",
  "10.40.0/16",
  "999.1.1.1/8",
  "fd00::/129",
  "10.0.0.0/8/8",
  "10.0.0.0/08",
  "example.com/8",
])("%s is none", (cidr) => {
  const network = { apiServer: { cidr, port: 6443 } };
  expect(networkPeersLegal(declared({ balancer: { network } })).map(brief)).toEqual([
    {
      code: "FL4011",
      severity: "error",
      at: "edge/lb: network.apiServer.cidr",
      message: `The cidr is "${cidr}", not an address and the length of its prefix: Kubernetes would refuse the NetworkPolicy.`,
      help: 'write it as in `cidr: "10.40.0.0/16"`',
    },
  ]);
});

test.each([0, 65_536, 4317.5, "443"])("%j is no port", (port) => {
  const network = {
    egress: [
      { cidr: "10.0.0.0/8", port: 1 },
      { cidr: "10.0.0.0/8", port: port as number },
    ],
  };
  expect(networkPeersLegal(declared({ pool: { network } })).map(brief)).toEqual([
    {
      code: "FL4011",
      severity: "error",
      at: "edge/backend: network.egress.1.port",
      message: `The port is ${JSON.stringify(port)}, not a whole number from 1 to 65535: Kubernetes would refuse the NetworkPolicy.`,
      help: "write it as in `port: 443`",
    },
  ]);
});
