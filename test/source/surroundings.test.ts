import { expect, test } from "vitest";
import { surroundingsOf } from "../../src/source/surroundings.ts";

/** As in the API of Kubernetes. */
const container = {
  image: "otel/opentelemetry-collector-contrib:0.129.1",
  env: [
    { name: "A", value: "1" },
    { name: "B", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
  ],
  volumeMounts: [
    { name: "scratch", mountPath: "/scratch/" },
    { name: "config", mountPath: "/etc/otelcol", readOnly: true },
    { name: "token", mountPath: "/token" },
    { name: "claim", mountPath: "/claim" },
    { name: "claim", mountPath: "/claim-read", readOnly: true },
    { name: "queue", mountPath: "/queue" },
    { name: "logs", mountPath: "/var/log" },
  ],
  securityContext: { readOnlyRootFilesystem: true },
};
const spec = {
  volumes: [
    { name: "scratch", emptyDir: {} },
    { name: "config", configMap: { name: "c" } },
    { name: "token", projected: { sources: [] } },
    { name: "claim", persistentVolumeClaim: { claimName: "x" } },
    { name: "logs", hostPath: { path: "/var/log" } },
  ],
};
const claimTemplates = [{ metadata: { name: "queue" } }];
const of = (more: object = {}, pod: object = {}) =>
  surroundingsOf({
    container: { ...container, ...more },
    spec: { ...spec, securityContext: { ...pod } },
    podSecurity: "securityContext",
    claimTemplates,
  });

test("what a container knows and mounts", () => {
  expect(of()).toEqual({
    env: ["A", "B"],
    mounts: [
      { path: "/scratch", writable: true, shared: false },
      { path: "/etc/otelcol", writable: false, shared: false },
      { path: "/token", writable: false, shared: false },
      { path: "/claim", writable: true, shared: true },
      { path: "/claim-read", writable: false, shared: true },
      { path: "/queue", writable: true, shared: false },
      { path: "/var/log", hostPath: "/var/log", writable: true, shared: false },
    ],
    readOnlyRoot: true,
    opensLowPorts: false,
  });
});

test("what a ConfigMap brings as a whole is not known", () => {
  expect(of({ envFrom: [{ configMapRef: { name: "c" } }] }).env).toBeUndefined();
});

test("root, or a kernel setting, opens low ports, and a root file system is writable unless it says otherwise", () => {
  expect(of({ securityContext: { runAsUser: 0 } })).toMatchObject({ readOnlyRoot: false, opensLowPorts: true });
  expect(of({}, { runAsUser: 0 }).opensLowPorts).toBe(true);
  expect(of({ securityContext: { runAsUser: 5 } }, { runAsUser: 0 }).opensLowPorts).toBe(false);
  const sysctls = [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }];
  expect(of({}, { sysctls }).opensLowPorts).toBe(true);
});
