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
        peers: [{ kind: "pods", namespaces: { "kubernetes.io/metadata.name": "shop" }, labels: { app: "cart" } }],
        ports: [
          { port: 4317, protocol: "TCP" },
          { port: 4318, protocol: "TCP" },
        ],
      },
      {
        peers: [{ kind: "pods", namespaces: undefined, labels: { app: "prometheus" } }],
        ports: [{ port: 8888, protocol: "TCP" }],
      },
    ]);
    expect(egress.slice(2)).toEqual([
      { peers: [{ kind: "cidr", cidr: "10.0.0.1/32", except: [] }], ports: [{ port: 6443, protocol: "TCP" }] },
      { peers: [{ kind: "cidr", cidr: "10.1.0.0/16", except: [] }], ports: [{ port: 9000, protocol: "TCP" }] },
    ]);
  });

  test("know peers by pods, by namespaces of a name or of labels, and by addresses, each way", () => {
    const peers = [
      { podLabels: { app: "agent" } },
      { namespace: "agents" },
      { namespaceLabels: { team: "a" }, podLabels: { app: "agent" } },
      { namespaceLabels: {} },
      { cidr: "10.0.0.0/16", except: ["10.0.9.0/24"] },
    ];
    const asPeers = [
      { kind: "pods", namespaces: undefined, labels: { app: "agent" } },
      { kind: "pods", namespaces: { "kubernetes.io/metadata.name": "agents" }, labels: {} },
      { kind: "pods", namespaces: { team: "a" }, labels: { app: "agent" } },
      { kind: "pods", namespaces: {}, labels: {} },
      { kind: "cidr", cidr: "10.0.0.0/16", except: ["10.0.9.0/24"] },
    ];
    const network = {
      clients: peers,
      monitoring: peers,
      egress: peers.map((peer) => ({ ...peer, port: [443, 8443] })),
    };
    for (const tier of ["backend", "edge-collector"]) {
      const { ingress, egress } = policyOf(tier, { pool: { network }, balancer: { network } });
      expect([ingress.at(0)?.peers.slice(-5), ingress.at(-1)?.peers, egress.at(-1)?.peers]).toEqual([
        asPeers,
        asPeers,
        asPeers,
      ]);
      expect([portsOf(ingress.slice(-1)), portsOf(egress.slice(-1))]).toEqual([[8888], [443, 8443]]);
    }
  });

  test("open a port of its own to a client that names one", () => {
    const clients = [{ podLabels: {} }, { namespace: "legacy", port: 6831, protocol: "UDP" as const }];
    expect(policyOf("edge-collector", { balancer: { network: { clients } } }).ingress).toMatchObject([
      { ports: [{ port: 4317 }, { port: 4318 }] },
      { ports: [{ port: 6831, protocol: "UDP" }] },
    ]);
  });

  test("are a generator's own, too", () => {
    const network = { clients: [{ podLabels: {}, port: 8080 }], egress: [{ cidr: "fd00::/8", port: 443 }] };
    const { ingress, egress } = policyOf("checkout-generator", { generator: { network } });
    expect([portsOf(ingress), portsOf(egress)]).toEqual([[8080], [53, 53, 4317, 443]]);
  });

  test("reach every address of an API server", () => {
    const apiServer = [
      { cidr: "10.0.0.1/32", port: 6443 },
      { cidr: "fd00::1/128", port: 6443 },
    ];
    expect(policyOf("edge-collector", { balancer: { network: { apiServer } } }).egress.at(-1)).toEqual({
      peers: [
        { kind: "cidr", cidr: "10.0.0.1/32", except: [] },
        { kind: "cidr", cidr: "fd00::1/128", except: [] },
      ],
      ports: [{ port: 6443, protocol: "TCP" }],
    });
  });

  test("leave DNS open to anybody, or to who answers it", () => {
    const dns = [{ namespace: "kube-system", podLabels: { "k8s-app": "kube-dns" } }, { cidr: "169.254.20.10/32" }];
    const of = (blueprint: object) => policyOf("checkout-generator", { generator: {}, blueprint }).egress.at(0);
    expect(of({})?.peers).toEqual([]);
    expect(of({ dns })?.peers).toMatchObject([{ labels: { "k8s-app": "kube-dns" } }, { cidr: "169.254.20.10/32" }]);
    expect(of({ platform: "openshift" })?.ports.map(({ port }) => port)).toEqual([53, 53, 5353, 5353]);
  });
});
