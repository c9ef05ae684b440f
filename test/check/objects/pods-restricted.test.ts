import { expect, test } from "vitest";
import { podsRestricted } from "../../../src/check/objects/pods-restricted.ts";
import type { JsonObject } from "../../../src/model/json.ts";
import { deployment, fittingContainer, restrictedNamespace, written } from "./written-objects.ts";

const security = (change: JsonObject) => ({
  securityContext: { ...(fittingContainer["securityContext"] as JsonObject), ...change },
});

/** Each is refused by kube-apiserver 1.36.3 in a namespace that enforces the profile. */
test.each<readonly [string, JsonObject, JsonObject]>([
  ["a container without a security context", { securityContext: {} }, {}],
  ["privileges", security({ privileged: true }), {}],
  ["escalation", security({ allowPrivilegeEscalation: true }), {}],
  ["a capability more", security({ capabilities: { drop: ["ALL"], add: ["NET_ADMIN"] } }), {}],
  ["root", security({ runAsUser: 0 }), {}],
  [
    "root by the pod",
    {},
    { securityContext: { runAsNonRoot: true, runAsUser: 0, seccompProfile: { type: "RuntimeDefault" } } },
  ],
  ["any user", {}, { securityContext: { seccompProfile: { type: "RuntimeDefault" } } }],
  ["no seccomp profile", {}, { securityContext: { runAsNonRoot: true } }],
  ["an unconfined one", security({ seccompProfile: { type: "Unconfined" } }), {}],
  ["the network of the node", {}, { hostNetwork: true }],
  ["a folder of the node", {}, { volumes: [{ name: "config", hostPath: { path: "/" } }] }],
  ["an init container like that", {}, { initContainers: [{ name: "first", image: "example.com/first:1" }] }],
  ["a port of the node", { ports: [{ containerPort: 4317, hostPort: 4317 }] }, {}],
])("%s is refused", (_, container, pod) => {
  const found = podsRestricted([restrictedNamespace, deployment(container, pod)]);
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["FL4041"]));
});

test.each<readonly [string, JsonObject]>([
  ["what fits", {}],
  [
    "the one capability that the profile allows",
    security({ capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }),
  ],
])("%s draws no finding", (_, container) => {
  expect(podsRestricted([restrictedNamespace, deployment(container)])).toEqual([]);
});

test("another namespace may have another profile", () => {
  expect(podsRestricted([written({}, "Namespace", "shop", ""), deployment({ securityContext: {} })])).toEqual([]);
});

const podWith = (change: JsonObject): JsonObject => ({
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" }, ...change },
});

/** By the checks of k8s.io/pod-security-admission: appArmorProfile, procMount, seLinuxOptions, sysctls. */
test.each<readonly [string, JsonObject, JsonObject]>([
  ["AppArmor of a container", security({ appArmorProfile: { type: "Unconfined" } }), {}],
  ["AppArmor of the pod", {}, podWith({ appArmorProfile: { type: "Unconfined" } })],
  ["all of /proc", security({ procMount: "Unmasked" }), {}],
  ["a role of SELinux", {}, podWith({ seLinuxOptions: { role: "sysadm_r" } })],
  ["a sysctl of the node", {}, podWith({ sysctls: [{ name: "kernel.msgmax", value: "1" }] })],
])("what confines a container is kept: %s", (_, container, pod) => {
  const found = podsRestricted([restrictedNamespace, deployment(container, pod)]);
  expect(found.map(({ code }) => code)).toEqual(["FL4041"]);
});

test("what leaves it as it is may be said", () => {
  const fits = podWith({
    appArmorProfile: { type: "RuntimeDefault" },
    seLinuxOptions: { level: "s0:c1" },
    sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }],
  });
  expect(podsRestricted([restrictedNamespace, deployment({}, fits)])).toEqual([]);
});

test("an annotation takes AppArmor away as a field does, in pods of the operator too", () => {
  const key = "container.apparmor.security.beta.kubernetes.io/edge";
  const found = (value: string) => {
    const { json } = deployment();
    const template = { ...(json as { spec: { template: JsonObject } }).spec.template };
    const annotated = { ...template, metadata: { annotations: { [key]: value } } };
    const operated = { spec: { ...fittingContainer, podAnnotations: { [key]: value } } };
    return [
      written({ spec: { template: annotated } }, "Deployment", "edge"),
      written(operated, "OpenTelemetryCollector", "edge"),
    ].map(
      (object) =>
        podsRestricted([restrictedNamespace, object]).filter(({ message }) => message.includes("AppArmor")).length,
    );
  };
  expect(found("unconfined")).toEqual([1, 1]);
  expect(found("runtime/default")).toEqual([0, 0]);
});
