import { App as PlainApp, Testing } from "cdk8s";
import { BlueprintChart } from "fairlead";
import { expect, test } from "vitest";
import { isJsonObject, type Json, jsonAt } from "../../../src/model/json.ts";
import { small, type Variation } from "../../small.ts";

const resources = { requests: { cpu: "0.5", memory: "1024Ki" }, limits: { memory: "1024Mi" } };
const asked = {
  volumes: { scratch: { kind: "empty-dir", path: "/scratch" } },
  sidecars: {
    proxy: {
      image: "example.com/proxy:1",
      args: ["--listen"],
      env: { MODE: "tcp" },
      ports: { web: 9000 },
      resources,
      mounts: { scratch: { path: "/data", readOnly: true } },
      user: 1000,
      writable: true,
    },
  },
  initContainers: {
    first: { image: "example.com/first:1", resources },
    second: { image: "example.com/second:1", resources },
  },
};

/** In the words of core/v1, with what the restricted profile asks of each container. */
const security = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  privileged: false,
  runAsNonRoot: true,
};
const written = { requests: { cpu: "500m", memory: "1Mi" }, limits: { memory: "1Gi" } };
const proxy = {
  name: "proxy",
  image: "example.com/proxy:1",
  imagePullPolicy: "IfNotPresent",
  args: ["--listen"],
  env: [{ name: "MODE", value: "tcp" }],
  ports: [{ name: "web", containerPort: 9000, protocol: "TCP" }],
  resources: written,
  securityContext: { ...security, readOnlyRootFilesystem: false, runAsUser: 1000, runAsGroup: 1000 },
  volumeMounts: [{ name: "scratch", mountPath: "/data", readOnly: true }],
};
const first = {
  name: "first",
  image: "example.com/first:1",
  imagePullPolicy: "IfNotPresent",
  resources: written,
  securityContext: { ...security, readOnlyRootFilesystem: true, runAsUser: 10001, runAsGroup: 10001 },
};

function at(variation: Variation, kind: string, name: string, ...path: readonly (string | number)[]): Json | undefined {
  const chart = new BlueprintChart(new PlainApp(), small(variation));
  expect(chart.findings).toEqual([]);
  const objects = (Testing.synth(chart) as Json[]).filter(isJsonObject);
  const found = objects.find((one) => one["kind"] === kind && jsonAt(one, ["metadata", "name"]) === name);
  return jsonAt(found ?? null, ["spec", ...path]);
}

test.each<readonly [string, Variation, string, string]>([
  ["backends", { pool: asked }, "Deployment", "backend-1"],
  ["a Collector that balances", { balancer: asked }, "Deployment", "edge-collector"],
  ["Fairlead's balancer", { balancer: { ...asked, target: "fairlead" } }, "Deployment", "edge-balancer"],
  ["a generator", { generator: asked }, "Deployment", "checkout-generator"],
])("sidecars stand behind the container of %s, and what runs first in its order", (_, variation, kind, name) => {
  const pod = at(variation, kind, name, "template", "spec");
  expect(jsonAt(pod ?? null, ["containers", 1])).toEqual(proxy);
  expect(jsonAt(pod ?? null, ["initContainers"])).toEqual([
    first,
    { ...first, name: "second", image: "example.com/second:1" },
  ]);
});

test("the operator has them under names of its own", () => {
  const variation = { balancer: asked, blueprint: { output: "operator" } };
  expect(at(variation, "OpenTelemetryCollector", "edge-collector", "additionalContainers")).toEqual([proxy]);
  expect(at(variation, "OpenTelemetryCollector", "edge-collector", "initContainers", 0)).toEqual(first);
});
