import { expect, test } from "vitest";
import { networkPeersFit } from "../../../src/check/topology/network-peers-fit.ts";
import { brief, declared } from "./declared.ts";

const client = (peer: object) => declared({ balancer: { network: { clients: [peer] } } });

test.each([
  { podLabels: {} },
  { namespace: "agents" },
  { namespaceLabels: {}, podLabels: { app: "agent" } },
  { cidr: "10.0.0.0/16" },
  { cidr: "10.0.0.0/16", except: ["10.0.1.0/24", "10.0.2.7/32"], port: [4317, 9411], protocol: "UDP" },
  { cidr: "2001:db8::/32", except: ["2001:db8:1::/48"] },
])("%j is a peer", (peer) => {
  expect(networkPeersFit(client(peer))).toEqual([]);
});

/** The API server of 1.36 refuses the middle three: "must be a strict subset of `cidr`", "may not specify both". */
test.each([
  [{}, "", "network.clients[0] does not say who is meant."],
  [
    { cidr: "10.0.0.0/16", podLabels: {} },
    "",
    "network.clients[0] is a block of addresses and pods (podLabels) at once, which a NetworkPolicy cannot say.",
  ],
  [
    { cidr: "10.0.0.0/16", except: ["10.1.0.0/24"] },
    ".except.0",
    '"10.1.0.0/24" is not a part of "10.0.0.0/16": Kubernetes would refuse the NetworkPolicy.',
  ],
  [
    { cidr: "10.0.0.0/16", except: ["10.0.0.0/16"] },
    ".except.0",
    '"10.0.0.0/16" is not a part of "10.0.0.0/16": Kubernetes would refuse the NetworkPolicy.',
  ],
  [
    { cidr: "10.0.0.0/16", except: ["::/1"] },
    ".except.0",
    '"::/1" is not a part of "10.0.0.0/16": Kubernetes would refuse the NetworkPolicy.',
  ],
  [{ podLabels: {}, except: ["10.0.0.0/8"] }, ".except", "Only a block of addresses has exceptions."],
  [{ namespace: "a", namespaceLabels: {} }, ".namespaceLabels", "The namespace is named, too."],
  [{ podLabels: {}, protocol: "UDP" }, ".protocol", "The protocol is that of a port, and none is named."],
  [{ podLabels: {}, port: [] }, ".port", "The list of ports is empty, which Kubernetes takes for every port."],
])("%j is refused", (peer, at, message) => {
  expect(networkPeersFit(client(peer)).map(brief)).toMatchObject([
    { code: "FL4011", severity: "error", at: `edge/lb: network.clients.0${at}`, message },
  ]);
});

test("labels are those of Kubernetes", () => {
  expect(networkPeersFit(client({ podLabels: { "a b": "c" } })).map(brief)).toMatchObject([
    { code: "FL4020", at: "edge/lb: network.clients.0.podLabels.a b" },
  ]);
});

test("peers of every option and tier are looked at, alone or in a list", () => {
  const network = { monitoring: {}, egress: [{ port: 443 }] };
  const topology = declared({ pool: { network }, generator: { network: { clients: [{}] } }, blueprint: { dns: [{}] } });
  expect(
    networkPeersFit(topology)
      .map(brief)
      .map(({ at }) => at),
  ).toEqual([
    "edge/backend: network.monitoring",
    "edge/backend: network.egress.0",
    "edge/checkout: network.clients.0",
    "edge: dns.0",
    "edge/checkout: network.clients.0",
  ]);
});

test("who sends to a generator's pods names the port", () => {
  const topology = declared({ generator: { network: { clients: [{ podLabels: {} }] } } });
  expect(networkPeersFit(topology).map(brief)).toMatchObject([
    {
      at: "edge/checkout: network.clients.0",
      message: 'Generator "checkout" does not receive anything, so the client has to name a port.',
    },
  ]);
});

test.each(["127.0.0.1/32", "127.0.0.0/8", "::1/128", "0.0.0.0/32"])("nobody sends from %s", (cidr) => {
  expect(networkPeersFit(client({ cidr })).map(brief)).toEqual([
    expect.objectContaining({ code: "FL4011", at: "edge/lb: network.clients.0.cidr" }),
  ]);
});

test.each(["0.0.0.0/0", "::/0", "169.254.20.10/32", "126.0.0.0/7"])("somebody may send from %s", (cidr) => {
  expect(networkPeersFit(client({ cidr }))).toEqual([]);
});
