import { describe, expect, test } from "vitest";
import type { PolicyRule } from "../../../src/model/plan.ts";
import { planOf } from "../../every-blueprint.ts";
import { small, type Variation } from "../../small.ts";

const healthCheck = { interval: "30s", timeout: "5s", healthyThreshold: 2, unhealthyThreshold: 3 };

function policyOf(name: string, variation: Variation) {
  const policy = planOf(small(variation)).policies.find((candidate) => candidate.name === name);
  if (!policy) throw new Error(`there is no policy ${name}`);
  return policy;
}

const portsOf = (rules: readonly PolicyRule[]) => rules.flatMap(({ ports }) => ports.map(({ port }) => port));
const labelsOf = ({ peers }: PolicyRule) => peers.map((peer) => peer.kind === "pods" && peer.labels);

const component = (name: string) => ({
  "app.kubernetes.io/component": name,
  "app.kubernetes.io/managed-by": "fairlead",
});
const pods = (name: string) => ({ "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "fairlead" });

describe("network policies", () => {
  test("let a tier take from its neighbours and send to them, and look names up", () => {
    const variation = { generator: {}, balancer: { network: undefined } };
    const backend = policyOf("backend", variation);
    expect([backend.ingress.map(labelsOf), portsOf(backend.ingress)]).toEqual([
      [[pods("edge-collector")]],
      [4317, 4318],
    ]);
    expect(portsOf(backend.egress)).toEqual([53, 53]);
    const edge = policyOf("edge-collector", variation);
    expect([edge.ingress.map(labelsOf), portsOf(edge.ingress)]).toEqual([[[pods("checkout-generator")]], [4317, 4318]]);
    expect([edge.egress.map(labelsOf), portsOf(edge.egress)]).toEqual([
      [[], [component("backend")]],
      [53, 53, 4317],
    ]);
    const generator = policyOf("checkout-generator", variation);
    expect([generator.ingress, generator.egress.map(labelsOf)]).toEqual([[], [[], [pods("edge-collector")]]]);
  });

  test("let Fairlead's balancer ask for health, and the kubelet needs no rule", () => {
    const asking = { pool: { healthCheck }, balancer: { target: "fairlead" } };
    expect(portsOf(policyOf("backend", asking).ingress)).toEqual([4317, 4318, 13133]);
    expect(portsOf(policyOf("edge-balancer", asking).egress)).toEqual([53, 53, 4317, 13133]);
    const probed = { pool: { healthCheck, discovery: { kind: "dns" } } };
    expect(portsOf(policyOf("backend", probed).ingress)).toEqual([4317, 4318]);
    expect(portsOf(policyOf("edge-collector", probed).egress)).toEqual([53, 53, 4317]);
  });

  test("follow the balancer to the port of OTLP/HTTP", () => {
    const variation = { balancer: { target: "fairlead", backendProtocol: "http" } };
    expect(portsOf(policyOf("edge-balancer", variation).egress)).toEqual([53, 53, 4318]);
  });

  test("let in and out what is declared", () => {
    const network = {
      clients: [{ namespace: "shop", podLabels: { app: "cart" } }],
      monitoring: { podLabels: { app: "prometheus" } },
      egress: [{ cidr: "10.1.0.0/16", port: 9000 }],
      apiServer: { cidr: "10.0.0.1/32", port: 6443 },
    };
    const { ingress, egress } = policyOf("edge-collector", { balancer: { network } });
    expect(ingress).toEqual([
      {
        peers: [{ kind: "pods", namespace: "shop", labels: { app: "cart" } }],
        ports: [
          { port: 4317, protocol: "TCP" },
          { port: 4318, protocol: "TCP" },
        ],
      },
      {
        peers: [{ kind: "pods", namespace: undefined, labels: { app: "prometheus" } }],
        ports: [{ port: 8888, protocol: "TCP" }],
      },
    ]);
    expect(egress.slice(2)).toEqual([
      { peers: [{ kind: "cidr", cidr: "10.0.0.1/32" }], ports: [{ port: 6443, protocol: "TCP" }] },
      { peers: [{ kind: "cidr", cidr: "10.1.0.0/16" }], ports: [{ port: 9000, protocol: "TCP" }] },
    ]);
  });
});
