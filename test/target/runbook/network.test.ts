import { expect, test } from "vitest";
import { network } from "../../../src/target/runbook/network.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const clients = [
  { namespace: "shop" },
  { namespaceLabels: { team: "a" }, podLabels: { app: "agent" } },
  { cidr: "10.0.0.0/16", except: ["10.0.9.0/24"], port: 6831, protocol: "UDP" },
];

test("who may send to whom has a line for each peer, and what is not restricted is said", () => {
  const words = network(planOf(small({ balancer: { network: { clients } } })));
  const peers = (policy: string, direction: string) =>
    words.split("\n").filter((line) => line.startsWith(`| \`${policy}\` | ${direction} |`));
  expect(peers("edge-collector", "from").map((line) => line.split(" | ").slice(2).join(" | "))).toEqual([
    "All pods in the namespace `shop` | 4317, 4318 |",
    "Pods labelled `app=agent` in namespaces labelled `team=a` | 4317, 4318 |",
    "Addresses in `10.0.0.0/16` except `10.0.9.0/24` | 6831 UDP |",
  ]);
  expect(peers("edge-collector", "to")).toHaveLength(1);
  expect(words).toContain("- DNS: every tier may ask any address on port 53.");
});

test("lookups are a line like any other where the blueprint says who answers", () => {
  const words = network(planOf(small({ blueprint: { dns: { namespace: "kube-system" } } })));
  expect(words).toContain("| `backend` | to | All pods in the namespace `kube-system` | 53 UDP; 53 |");
  expect(words).not.toContain("any address");
});
