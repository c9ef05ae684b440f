import { expect, test } from "vitest";
import { namespaceOwn } from "../../../src/check/topology/namespace-own.ts";
import { brief, declared } from "./declared.ts";

const found = (blueprint: object) => namespaceOwn(declared({ blueprint })).map(brief);

test("a blueprint does not own a namespace of the cluster", () => {
  for (const namespace of ["default", "kube-system", "kube-public", "kube-node-lease", "openshift-monitoring"]) {
    const [one, ...others] = found({ namespace });
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      code: "FL4016",
      severity: "error",
      at: "edge: namespace",
      help: `use another namespace, or leave this one to its owner: \`namespace: { name: "${namespace}", create: false }\``,
    });
  }
  expect(found({ namespace: { name: "kube-system" } }).map(({ at }) => at)).toEqual(["edge: namespace.name"]);
});

test("nor that of Argo CD, which applies it", () => {
  const gitops = { repoURL: "https://git.example.com/a.git", revision: "v1", path: "a" };
  expect(found({ namespace: "argocd", gitops })).toHaveLength(1);
  expect(found({ namespace: "argocd" })).toEqual([]);
  expect(found({ namespace: "gitops", gitops: { ...gitops, argocdNamespace: "gitops" } })).toHaveLength(1);
});

test("it may live in any that it does not write", () => {
  expect(found({ namespace: { name: "kube-system", create: false } })).toEqual([]);
  expect(found({ namespace: "telemetry" })).toEqual([]);
});
