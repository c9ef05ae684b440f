import { expect, test } from "vitest";
import { readPolicy } from "../../src/source/network-policy.ts";
import { objectsIn } from "../../src/source/source-object.ts";
import { readDocuments } from "../../src/source/yaml-documents.ts";

function policy(spec: string) {
  const source = { file: "a.yaml", text: `kind: NetworkPolicy\nmetadata: { name: a, namespace: b }\nspec: ${spec}\n` };
  const [object] = readDocuments(source).flatMap((one) => (one.kind === "value" ? objectsIn(one, source) : []));
  if (!object) throw new Error("there is an object");
  const { ingress, egress } = readPolicy(object);
  return { ingress, egress };
}

const open = [{ peers: [], ports: [] }];

// Which directions a policy concerns: Kubernetes API, NetworkPolicySpec policyTypes.
test("a direction that a policy does not concern is open", () => {
  expect(policy("{ podSelector: {} }")).toEqual({ ingress: [], egress: open });
  expect(policy("{ podSelector: {}, egress: [] }")).toEqual({ ingress: [], egress: [] });
  expect(policy("{ podSelector: {}, policyTypes: [Egress] }")).toEqual({ ingress: open, egress: [] });
});

test("expressions, named ports and ranges are taken to open what they are about", () => {
  const expression = "{ matchExpressions: [{ key: a, operator: Exists }] }";
  expect(policy(`{ podSelector: ${expression}, egress: [] }`)).toEqual({ ingress: open, egress: open });
  const from = `{ ingress: [{ from: [{ podSelector: ${expression} }], ports: [{ port: 4317 }] }] }`;
  expect(policy(from).ingress).toEqual([{ peers: [], ports: [{ port: 4317, protocol: "TCP" }] }]);
  for (const port of ["{ port: otlp }", "{ port: 4000, endPort: 5000 }"]) {
    expect(policy(`{ ingress: [{ from: [], ports: [${port}] }] }`).ingress).toEqual(open);
  }
});
