import { expect, test } from "vitest";
import { readPolicy } from "../../src/source/network-policy.ts";
import { objectsIn } from "../../src/source/source-object.ts";
import { readDocuments } from "../../src/source/yaml-documents.ts";

function policy(spec: string) {
  const source = { file: "a.yaml", text: `kind: NetworkPolicy\nmetadata: { name: a, namespace: b }\nspec: ${spec}\n` };
  const [object] = readDocuments(source).flatMap((one) => (one.kind === "value" ? objectsIn(one, source) : []));
  if (!object) throw new Error("there is an object");
  return readPolicy(object);
}

// Kubernetes API, NetworkPolicySpec: "policies that contain an egress section are assumed to affect egress, and all policies
// (whether or not they contain an ingress section) are assumed to affect ingress".
test.each([
  ["{ podSelector: {} }", ["Ingress"]],
  ["{ podSelector: {}, ingress: [] }", ["Ingress"]],
  ["{ podSelector: {}, egress: [] }", ["Ingress", "Egress"]],
  ["{ podSelector: {}, egress: [{}], policyTypes: [Egress] }", ["Egress"]],
  ["{ podSelector: {}, ingress: [{}], policyTypes: [Egress] }", ["Egress"]],
  ["{ podSelector: {}, policyTypes: [Ingress, Egress] }", ["Ingress", "Egress"]],
])("%s closes %j", (spec, closes) => {
  expect(policy(spec).closes).toEqual(closes);
});

test("a section that the types leave out says nothing", () => {
  expect(policy("{ podSelector: {}, ingress: [{}], policyTypes: [Egress] }").ingress).toEqual([]);
});

test("ports are numbers, names, ranges, or all of a protocol, which is TCP where none is said", () => {
  const { ingress } = policy(
    "{ ingress: [{ ports: [{ port: 1, protocol: UDP }, { port: otlp }, { port: 4000, endPort: 5000 }, { protocol: SCTP }] }] }",
  );
  expect(ingress[0]?.ports).toEqual([
    { port: 1, protocol: "UDP" },
    { port: "otlp", protocol: "TCP" },
    { port: 4000, endPort: 5000, protocol: "TCP" },
    { protocol: "SCTP" },
  ]);
});

test("a peer without a namespaceSelector is told from one with an empty one", () => {
  const peers = (from: string) => policy(`{ ingress: [{ from: [${from}] }] }`).ingress[0]?.peers;
  expect(peers("{ podSelector: {} }")).toEqual([{ kind: "pods", namespaces: undefined, labels: {} }]);
  expect(peers("{ namespaceSelector: {} }")).toEqual([{ kind: "pods", namespaces: {}, labels: {} }]);
  expect(peers("{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [b, 1] }] } }")).toEqual([
    {
      kind: "pods",
      namespaces: undefined,
      labels: {},
      expressions: [{ key: "a", operator: "In", values: ["b", "1"] }],
    },
  ]);
});
