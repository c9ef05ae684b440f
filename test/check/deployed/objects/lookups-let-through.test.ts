import { describe, expect, test } from "vitest";
import { found } from "../../../findings-told.ts";
import { documents, hashing, permitted, plain, sampled, service, tier } from "../../../fixtures/written-tiers.ts";

const edge = (config: string) => tier({ name: "edge", config, pod: "serviceAccountName: edge" });
const behind = documents(
  tier({ name: "sampling", kind: "StatefulSet", spec: "serviceName: sampling\nreplicas: 2", config: sampled }),
  service("sampling"),
);
const out = (rules: string, more = "") => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: out, namespace: otel}
spec:
  podSelector: {matchLabels: {app: edge}}
  policyTypes: [Egress]
  egress: [{ports: [{port: 4317}]}, ${rules}]
${more}`;
const home = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}";
const both = "ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]";
const dns = documents(edge(plain), behind);
const ofPolicy = (text: string) => found(text).filter((one) => one.startsWith("FL4008"));

// CoreDNS runs in kube-system; a peer with a podSelector alone is of the policy's namespace (Kubernetes API, NetworkPolicyPeer).
describe("DNS", () => {
  test.each([
    ["by its namespace", `{to: [{${home}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ${both}}`],
    ["by every namespace", `{to: [{namespaceSelector: {}}], ${both}}`],
    ["by any address", `{to: [{ipBlock: {cidr: 169.254.20.10/32}}], ${both}}`],
    ["by its ports' names", "{ports: [{port: dns, protocol: UDP}, {port: dns-tcp, protocol: TCP}]}"],
    ["behind its Service, as on OpenShift", `{ports: [{port: 5353, protocol: UDP}, {port: 5353, protocol: TCP}]}`],
    ["by a range", "{ports: [{port: 1, endPort: 1023, protocol: UDP}, {port: 1, endPort: 1023}]}"],
    ["by a label of a namespace that is not shown", `{to: [{namespaceSelector: {matchLabels: {name: dns}}}], ${both}}`],
  ])("is asked %s", (_, rule) => {
    expect(ofPolicy(documents(dns, out(rule)))).toEqual([]);
  });

  test.each([
    [
      "pods of the own namespace",
      `{to: [{podSelector: {matchLabels: {k8s-app: kube-dns}}}], ${both}}`,
      /a podSelector alone means/,
    ],
    ["every pod of the own namespace", "{to: [{podSelector: {}}]}", /UDP and TCP/],
    [
      "a namespace that is named for another reason",
      "{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: tempo}}}]}",
      /UDP and TCP/,
    ],
    [
      "DNS in a namespace that is not known to have it",
      `{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-sytem}}}], ${both}}`,
      /or leave it where DNS runs in the namespace that is named/,
    ],
    ["another port", "{ports: [{port: 443}]}", /UDP and TCP/],
    ["TCP alone", "{ports: [{port: 53}]}", /port 53, UDP\)/],
  ])("is not asked by a rule for %s", (_, rule, message) => {
    expect(ofPolicy(documents(dns, out(rule)))).toEqual([expect.stringMatching(message)]);
  });

  test("another policy that only closes what comes in opens nothing", () => {
    const ingress = out("{}")
      .replace("name: out", "name: in")
      .replace("policyTypes: [Egress]", "policyTypes: [Ingress]");
    expect(ofPolicy(documents(dns, out("{ports: [{port: 443}]}"), ingress))).toHaveLength(1);
  });

  test("agents in the network of their nodes are not closed", () => {
    const agents = tier({ name: "edge", config: plain, pod: "hostNetwork: true" });
    expect(ofPolicy(documents(agents, behind, out("{ports: [{port: 443}]}")))).toEqual([]);
  });
});

describe("the API server", () => {
  const asking = documents(edge(hashing("k8s: {service: sampling.otel, ports: [4317]}")), behind, permitted());
  test.each([
    ["its block and port", "{to: [{ipBlock: {cidr: 10.0.0.1/32}}], ports: [{port: 6443}]}", 0],
    ["a range", "{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 400, endPort: 500}]}", 0],
    ["a range without it", "{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 4000, endPort: 5000}]}", 1],
    ["pods, which it is not", "{to: [{namespaceSelector: {}}], ports: [{port: 6443}]}", 1],
    ["UDP", "{ports: [{port: 6443, protocol: UDP}]}", 1],
  ])("is asked by a rule for %s", (_, rule, count) => {
    const of = out(rule).replace("{ports: [{port: 4317}]}", "{to: [{podSelector: {}}], ports: [{port: 4317}]}");
    expect(ofPolicy(documents(asking, of))).toHaveLength(count);
  });
});
