import { expect, test } from "vitest";
import { blocksOf, contains, missingRuleText } from "../../../../src/check/deployed/objects/missing-rule.ts";
import { inBlueprint, type Place } from "../../../../src/diagnostics/place.ts";
import type { Peer } from "../../../../src/model/plan.ts";

const start = { line: 1, column: 1 };
const written: Place = { in: "text", file: "policy.yaml", path: [], range: { start, end: start } };
const monitoring = { "kubernetes.io/metadata.name": "monitoring" };

test.each<[Peer, string, string]>([
  [
    { kind: "cidr", cidr: "192.0.2.7/32", except: [] },
    '`network: { egress: [{ cidr: "192.0.2.7/32", port: 443 }] }`',
    '`- { to: [{ ipBlock: { cidr: "192.0.2.7/32" } }], ports: [{ port: 443, protocol: TCP }] }` under spec.egress',
  ],
  [
    { kind: "pods", namespaces: monitoring, labels: {} },
    '`network: { egress: [{ namespace: "monitoring", port: 443 }] }`',
    '`- { to: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } }, podSelector: {} }], ports: [{ port: 443, protocol: TCP }] }` under spec.egress',
  ],
  [
    { kind: "pods", namespaces: undefined, labels: { app: "a" } },
    '`network: { egress: [{ podLabels: { app: "a" }, port: 443 }] }`',
    '`- { to: [{ podSelector: { matchLabels: { app: "a" } } }], ports: [{ port: 443, protocol: TCP }] }` under spec.egress',
  ],
])("%j as an option and as YAML", (peer, option, yaml) => {
  const rule = { direction: "egress", peers: [peer], port: 443 } as const;
  expect(missingRuleText(rule, inBlueprint("edge/lb"))).toBe(option);
  expect(missingRuleText(rule, written)).toBe(yaml);
});

test("hosts are their addresses, many of them the block around them, and a name may be anywhere", () => {
  const cidrs = (...hosts: string[]) => blocksOf(hosts).map((peer) => peer.kind === "cidr" && peer.cidr);
  expect(cidrs("192.0.2.7", "2001:db8::1", "192.0.2.7")).toEqual(["192.0.2.7/32", "2001:db8::1/128"]);
  expect(cidrs("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4")).toEqual(["192.0.2.0/29"]);
  expect(cidrs("192.0.2.1", "a.example.com")).toEqual(["0.0.0.0/0"]);
});

test("a block holds its addresses but those that are left out", () => {
  const block = { kind: "cidr", cidr: "192.0.2.0/24", except: ["192.0.2.128/25"] } as const;
  expect(["192.0.2.7", "192.0.2.200", "198.51.100.1"].map((address) => contains(block, address))).toEqual([
    true,
    false,
    false,
  ]);
});
