/** Verdicts are those of the Kubernetes API's documentation (NetworkPolicy v1, and Concepts, Network Policies). */

import { describe, expect, test } from "vitest";
import { closing, letsThrough } from "../../../../src/check/deployed/objects/network-policies.ts";
import type { Deployed, DeployedWorkload } from "../../../../src/model/deployed.ts";
import { readSources } from "../../../../src/source/read-sources.ts";

const pod = (name: string, namespace: string, labels: string, more = "") => `kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}
spec: {containers: [{name: a, image: a, ports: [{name: otlp, containerPort: 4317}, {name: probe, containerPort: 4317, protocol: UDP}]}]${more}}`;
const policy = (spec: string, name = "a") => `kind: NetworkPolicy
metadata: {name: ${name}, namespace: otel}
spec: {${spec}}`;

function read(...texts: readonly string[]): Deployed {
  return readSources([{ file: "a.yaml", text: texts.join("\n---\n") }], "cluster.local").deployed;
}

function named({ workloads }: Deployed, name: string): DeployedWorkload {
  const found = workloads.find((one) => one.name === name);
  if (!found) throw new Error(`there is a ${name}`);
  return found;
}

/** Whether pods of "from" may send to port 4317 of those of "to", as far as the policies of "to" say. */
function lets(...texts: readonly string[]): boolean {
  const deployed = read(...texts);
  const to = named(deployed, "to");
  const theirs = closing("Ingress", to, deployed);
  const way = { direction: "Ingress", other: named(deployed, "from"), to, port: 4317 } as const;
  return theirs.length === 0 || letsThrough(theirs, way, deployed);
}

const to = pod("to", "otel", "app: to, tier: back");
const near = pod("from", "otel", "app: from, tier: edge");
const far = pod("from", "far", "app: from, tier: edge");
const farLabels = "kind: Namespace\nmetadata: {name: far, labels: {team: shop}}";
const expression = (key: string, operator: string, ...values: readonly string[]) =>
  `matchExpressions: [{key: ${key}, operator: ${operator}${values.length > 0 ? `, values: [${values.join(", ")}]` : ""}}]`;

describe("whom a policy selects", () => {
  test.each([
    ["an empty podSelector selects every pod of its namespace", "podSelector: {}", false],
    ["labels that they have", "podSelector: {matchLabels: {app: to}}", false],
    ["labels that they do not have", "podSelector: {matchLabels: {app: other}}", true],
    ["In", `podSelector: {${expression("tier", "In", "back", "middle")}}`, false],
    ["In of others", `podSelector: {${expression("tier", "In", "edge")}}`, true],
    ["NotIn", `podSelector: {${expression("tier", "NotIn", "back")}}`, true],
    ["NotIn of a label that they do not have", `podSelector: {${expression("zone", "NotIn", "a")}}`, false],
    ["Exists", `podSelector: {${expression("tier", "Exists")}}`, false],
    ["DoesNotExist", `podSelector: {${expression("tier", "DoesNotExist")}}`, true],
    ["for egress alone", "podSelector: {}, policyTypes: [Egress]", true],
  ])("%s", (_, spec, isOpen) => {
    expect(lets(to, near, policy(spec))).toBe(isOpen);
  });

  test("pods of another namespace are not closed", () => {
    expect(lets(to.replace("namespace: otel", "namespace: other"), near, policy("podSelector: {}"))).toBe(true);
  });

  test("what controllers add is not known, and closes nothing", () => {
    const one = policy('podSelector: {matchLabels: {statefulset.kubernetes.io/pod-name: "to-0"}}');
    expect(lets(to, near, one)).toBe(true);
  });
});

describe("whom it lets in", () => {
  const from = (peer: string, ...others: readonly string[]) => [
    to,
    ...others,
    policy(`podSelector: {}, ingress: [{from: [${peer}]}]`),
  ];
  test.each([
    ["nobody, without a rule", [to, near, policy("podSelector: {}, ingress: []")], false],
    ["everybody, by an empty rule", [to, far, policy("podSelector: {}, ingress: [{}]")], true],
    ["everybody, by an empty list of peers", [to, far, policy("podSelector: {}, ingress: [{from: []}]")], true],
    ["pods of its namespace", from("{podSelector: {}}", near), true],
    ["and not those of others", from("{podSelector: {}}", far), false],
    ["pods of every namespace", from("{namespaceSelector: {}}", far), true],
    [
      "a namespace by the name that all have",
      from("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: far}}}", far),
      true,
    ],
    [
      "namespaces of a set of names",
      from(`{namespaceSelector: {${expression("kubernetes.io/metadata.name", "In", "far", "further")}}}`, far),
      true,
    ],
    [
      "namespaces but for one",
      from(`{namespaceSelector: {${expression("kubernetes.io/metadata.name", "NotIn", "far")}}}`, far),
      false,
    ],
    ["a label of a namespace that is not shown", from("{namespaceSelector: {matchLabels: {team: x}}}", far), true],
    ["of one that is", from("{namespaceSelector: {matchLabels: {team: shop}}}", far, farLabels), true],
    ["of one that has another", from("{namespaceSelector: {matchLabels: {team: x}}}", far, farLabels), false],
    ["of one that has none", from("{namespaceSelector: {matchLabels: {stage: x}}}", far, farLabels), false],
    ["what a cluster adds", from("{namespaceSelector: {matchLabels: {k.io/x: y}}}", far, farLabels), true],
    [
      "both selectors of one peer hold together",
      from("{namespaceSelector: {}, podSelector: {matchLabels: {app: other}}}", far),
      false,
    ],
    ["of two peers either", from("{namespaceSelector: {}}, {podSelector: {matchLabels: {app: other}}}", far), true],
    ["pods by expressions", from(`{podSelector: {${expression("tier", "In", "edge")}}}`, near), true],
    ["pods without a label", from(`{podSelector: {${expression("tier", "DoesNotExist")}}}`, near), false],
    ["addresses, which nobody knows of pods", from("{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}", far), true],
    [
      "agents in the network of their node",
      from("{ipBlock: {cidr: 192.0.2.0/24}}", near.replace(/}$/, ", hostNetwork: true}")),
      true,
    ],
  ])("%s", (_, texts, isOpen) => {
    expect(lets(...texts)).toBe(isOpen);
  });

  test("several policies add up, and one that closes the other direction opens nothing", () => {
    const closed = policy("podSelector: {}, ingress: []");
    const opened = policy("podSelector: {matchLabels: {app: to}}, ingress: [{from: [{podSelector: {}}]}]", "b");
    const other = policy("podSelector: {}, policyTypes: [Egress], egress: [{}]", "c");
    expect(lets(to, near, closed, opened)).toBe(true);
    expect(lets(to, near, closed, other)).toBe(false);
  });
});

describe("on which ports", () => {
  test.each([
    ["the number", "{port: 4317}", true],
    ["another", "{port: 4318}", false],
    ["the number by UDP", "{port: 4317, protocol: UDP}", false],
    ["the first of a range", "{port: 4317, endPort: 4320}", true],
    ["the last of a range", "{port: 4300, endPort: 4317}", true],
    ["a range that ends before", "{port: 4300, endPort: 4316}", false],
    ["the name that the port has", "{port: otlp}", true],
    ["a name that no port has", "{port: grpc}", false],
    ["the name of a port of another protocol", "{port: probe}", false],
    ["that name by its protocol, which is not asked for", "{port: probe, protocol: UDP}", false],
    ["every port of TCP", "{protocol: TCP}", true],
    ["every port of UDP", "{protocol: UDP}", false],
  ])("%s", (_, port, isOpen) => {
    expect(lets(to, near, policy(`podSelector: {}, ingress: [{ports: [${port}]}]`))).toBe(isOpen);
  });
});
