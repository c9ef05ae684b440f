import { dns } from "fairlead";
import { describe, expect, test } from "vitest";
import { podOptionsFit } from "../../../src/check/topology/pod-options-fit.ts";
import type { Variation } from "../../small.ts";
import { brief, declared } from "./declared.ts";

const of = (variation: Variation) => podOptionsFit(declared(variation)).map(brief);

const template = { kind: "claim-template", path: "/queue", size: "1Gi" };
const scratch = { kind: "empty-dir", path: "/scratch" };
const operator = { output: "operator" };

describe("what fits is fine", () => {
  test.each<Variation>([
    {},
    { pool: { discovery: dns(), volumes: { queue: template } } },
    { pool: { volumes: { ca: { kind: "config-map", path: "/etc/ssl/certs", configMap: "ca" } } } },
    {
      pool: {
        volumes: { ca: { kind: "empty-dir", path: "/etc/ssl/certs" } },
        initContainers: { fill: { image: "a/b:1", mounts: { ca: { path: "/out" } } } },
      },
    },
    { pool: { volumes: { own: { kind: "empty-dir", path: "/otelcol-contrib/state" } } } },
    { pool: { image: "a/b:1", volumes: { own: { kind: "empty-dir", path: "/otelcol-contrib" } } } },
    { balancer: { target: "fairlead", volumes: { own: { kind: "empty-dir", path: "/usr/local/share" } } } },
    { pool: { podAnnotations: { "container.apparmor.security.beta.kubernetes.io/collector": "runtime/default" } } },
    {
      pool: { podAnnotations: { "container.apparmor.security.beta.kubernetes.io/collector": "unconfined" } },
      blueprint: { namespace: { name: "edge", create: false } },
    },
    { pool: { nodeSelector: { "kubernetes.io/os": "linux", "kubernetes.io/arch": "arm64" } } },
    { pool: { volumes: { scratch }, labels: { "app.kubernetes.io/instance": "a" } } },
    { balancer: { service: { type: "LoadBalancer", loadBalancerClass: "a" } } },
    { balancer: { service: { annotations: { a: "b" } } } },
    { balancer: { imagePullSecrets: ["a"] }, blueprint: operator },
  ])("%j", (variation) => {
    expect(of(variation)).toEqual([]);
  });
});

describe("a contradiction is found", () => {
  test.each<[Variation, string, string]>([
    [
      { pool: { labels: { "app.kubernetes.io/name": "a" } } },
      "edge/backend: labels.app.kubernetes.io/name",
      "Fairlead itself sets app.kubernetes.io/name: selectors and roll-outs depend on it.",
    ],
    [
      { generator: { podAnnotations: { "fairlead.dev/config-sha256": "a" } } },
      "edge/checkout: podAnnotations.fairlead.dev/config-sha256",
      "Fairlead itself sets fairlead.dev/config-sha256: selectors and roll-outs depend on it.",
    ],
    // runc: "cannot be mounted because it is inside /proc"; a folder over the program: "is a directory: permission denied".
    [
      { pool: { volumes: { scratch: { ...scratch, path: "/proc/a" } } } },
      "edge/backend: volumes.scratch.path",
      "The volume would be over files of the kernel, which container runtimes refuse.",
    ],
    [
      { pool: { volumes: { scratch: { ...scratch, path: "/otelcol-contrib" } } } },
      "edge/backend: volumes.scratch.path",
      "The volume would hide /otelcol-contrib, the program that the image starts.",
    ],
    [
      { balancer: { target: "fairlead", volumes: { scratch: { ...scratch, path: "/usr/local" } } } },
      "edge/lb: volumes.scratch.path",
      "The volume would hide /usr/local/bin/node, the program that the image starts.",
    ],
    [
      { balancer: { volumes: { scratch: { ...scratch, path: "/etc/ssl/" } } } },
      "edge/lb: volumes.scratch.path",
      "The volume is empty, and would hide /etc/ssl/certs: no certificate of another host could be verified.",
    ],
    [
      { generator: { podAnnotations: { "container.apparmor.security.beta.kubernetes.io/generator": "unconfined" } } },
      "edge/checkout: podAnnotations.container.apparmor.security.beta.kubernetes.io/generator",
      "The namespace enforces the restricted profile, which refuses pods that AppArmor does not confine.",
    ],
    [
      { generator: { nodeSelector: { "kubernetes.io/os": "windows" } } },
      "edge/checkout: nodeSelector.kubernetes.io/os",
      'The pods of "checkout" are Linux\'s, and would wait for a node of "windows".',
    ],
    [
      { pool: { volumes: { config: scratch } } },
      "edge/backend: volumes.config",
      'Fairlead or the operator has a volume "config" of its own.',
    ],
    [
      { pool: { volumes: { scratch: { ...scratch, path: "/etc/otelcol/" } } } },
      "edge/backend: volumes.scratch.path",
      "The volume would hide /etc/otelcol, which the pod needs.",
    ],
    [
      { pool: { volumes: { scratch, more: scratch } } },
      "edge/backend: volumes.more.path",
      'The volume "scratch" is at "/scratch", too.',
    ],
    [
      { pool: { volumes: { queue: template } } },
      "edge/backend: volumes.queue.kind",
      'A claim for each pod needs a StatefulSet, and "backend" is made of Deployments.',
    ],
    [
      { balancer: { serviceAccount: { name: "a", annotations: { b: "c" } } } },
      "edge/lb: serviceAccount.annotations",
      "A service account that exists is not written, so nothing would have these annotations.",
    ],
    [
      { balancer: { service: { type: "NodePort" } }, blueprint: operator },
      "edge/lb: service",
      "The operator makes this Service.",
    ],
    [
      { balancer: { service: { externalTrafficPolicy: "Local" } } },
      "edge/lb: service.externalTrafficPolicy",
      "Nothing comes to a ClusterIP from outside the cluster.",
    ],
    [
      { balancer: { service: { loadBalancerClass: "a" } } },
      "edge/lb: service.loadBalancerClass",
      "Only a LoadBalancer has a class.",
    ],
    [
      { balancer: { imagePullSecrets: ["a"], serviceAccount: { name: "b" } }, blueprint: operator },
      "edge/lb: imagePullSecrets",
      "The operator pulls images as the service account does, and this one exists already.",
    ],
  ])("%j", (variation, at, message) => {
    expect(of(variation)).toMatchObject([{ code: "FL4021", severity: "error", at, message }]);
  });
});

test("nodes are of an architecture that Kubernetes knows", () => {
  const found = (arch: string) =>
    podOptionsFit(declared({ pool: { nodeSelector: { "kubernetes.io/arch": arch } } })).map(({ code, help }) => [
      code,
      help,
    ]);
  expect(found("x86_64")).toEqual([["FL4021", 'use "amd64", as Kubernetes spells it']]);
  expect(found("arm64")).toEqual([]);
});
