import { describe, expect, test } from "vitest";
import { podOptionsLegal } from "../../../src/check/topology/pod-options-legal.ts";
import { brief, declared } from "./declared.ts";

const of = (pool: object) => podOptionsLegal(declared({ pool })).map(brief);

describe("what the API server takes is fine", () => {
  test.each([
    { labels: { team: "a", "example.com/cost-centre": "42", empty: "" } },
    { annotations: { "example.com/any": "any text, even: this {}" } },
    { env: { REGION: "a", "dotted.name": "b", NODE: { kind: "field", path: "metadata.labels['zone']" } } },
    { volumes: { queue: { kind: "empty-dir", path: "/queue" } } },
    { annotations: { a: "x".repeat(256 * 1024 - 1) } },
    { affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } },
    { affinity: { nodeAffinity: { matchExpressions: [{ key: "a", operator: "constructor" }] } } },
    { tolerations: [{ operator: "Exists" }, { key: "a", value: "b", effect: "NoExecute", tolerationSeconds: 3 }] },
  ])("%j", (pool) => {
    expect(of(pool)).toEqual([]);
  });
});

describe("what it refuses is found, at the word that is wrong", () => {
  // The messages behind the colon are those of apimachinery's validation in other words (kube-apiserver 1.36).
  test.each([
    [
      { labels: { "cost centre": "42" } },
      "labels.cost centre",
      '"cost centre" is not the name of a label or an annotation',
    ],
    [{ podLabels: { a: "x y" } }, "podLabels.a", '"x y" is not the value of a label'],
    [{ nodeSelector: { "A.b/c": "x" } }, "nodeSelector.A.b/c", '"A.b/c" is not the name of a label or an annotation'],
    [{ podAnnotations: { "a/": "x" } }, "podAnnotations.a/", '"a/" is not the name of a label or an annotation'],
    [
      { podAnnotations: { a: "é".repeat(128 * 1024) } },
      "podAnnotations",
      "These annotations take 262145 bytes, and an object has room for 262144",
    ],
    [
      { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } },
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution",
      "A required affinity to nodes has no nodeSelectorTerms",
    ],
    [{ labels: { a: "x".repeat(64) } }, "labels.a", `"${"x".repeat(64)}" is not the value of a label`],
    [{ env: { "1ST": "x" } }, "env.1ST", '"1ST" is not the name of a variable'],
    [
      { env: { NODE: { kind: "field", path: "spec.node" } } },
      "env.NODE.path",
      '"spec.node" is not a field of a pod that a variable can read',
    ],
    [{ volumes: { Queue: { kind: "empty-dir", path: "/q" } } }, "volumes.Queue", '"Queue" is not the name of a volume'],
    [{ volumes: { queue: { kind: "empty-dir", path: "q" } } }, "volumes.queue.path", 'The path "q" is not absolute'],
    [
      { tolerations: [{ key: "a", operator: "Exists", value: "b" }] },
      "tolerations.0.value",
      'A toleration that "Exists" has a value',
    ],
    [{ tolerations: [{ effect: "NoSchedule" }] }, "tolerations.0", "A toleration has no key"],
    [
      { tolerations: [{ key: "a", effect: "NoSchedule", tolerationSeconds: 3 }] },
      "tolerations.0.tolerationSeconds",
      "Only pods that are evicted can wait",
    ],
    [
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In" }] }],
            },
          },
        },
      },
      "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.0.matchExpressions.0",
      "An expression with the operator In has 0 values",
    ],
  ])("%j", (pool, at, message) => {
    expect(of(pool)).toMatchObject([
      {
        code: "FL4020",
        severity: "error",
        at: `edge/backend: ${at}`,
        message: `${message}: Kubernetes would refuse the object.`,
      },
    ]);
  });

  test("of balancers and generators, too", () => {
    const labels = { "a b": "c" };
    const found = podOptionsLegal(declared({ balancer: { labels }, generator: { labels } })).map(brief);
    expect(found.map(({ at }) => at)).toEqual(["edge/lb: labels.a b", "edge/checkout: labels.a b"]);
  });
});

test("nodes are compared by whole numbers", () => {
  const affinity = (value: string) => ({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: "cores", operator: "Gt", values: [value] }] }],
      },
    },
  });
  expect(of({ affinity: affinity("8") })).toEqual([]);
  expect(of({ affinity: affinity("many") }).map(({ code, message }) => [code, message])).toEqual([
    ["FL4020", 'Gt compares whole numbers, and "many" is not one: no node fits, and the pods wait for ever.'],
  ]);
});

test("expressions of an affinity name labels", () => {
  const terms = (expression: object) => ({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
    },
  });
  const ends = (expression: object) =>
    of({ affinity: terms(expression) }).map(({ at }) => at.split("0.matchExpressions.0.")[1]);
  expect(ends({ key: "bad key!", operator: "Exists" })).toEqual(["key"]);
  expect(ends({ key: "zone", operator: "In", values: ["a", "b c"] })).toEqual(["values.1"]);
  expect(ends({ key: "topology.kubernetes.io/zone", operator: "In", values: ["eu-west-1a"] })).toEqual([]);
});
