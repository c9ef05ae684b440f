import { JsonPatch, App as PlainApp, Testing } from "cdk8s";
import { BlueprintChart } from "fairlead";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Blueprint } from "../../src/blueprint/options.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../src/model/json.ts";
import { blueprints, everyCase, planOf, withOutput } from "../every-blueprint.ts";
import { small } from "../small.ts";

function objectsOf(given: Blueprint): readonly JsonObject[] {
  const chart = new BlueprintChart(new PlainApp(), given);
  return (Testing.synth(chart) as Json[]).filter(isJsonObject);
}

function ofKind(objects: readonly JsonObject[], ...kinds: readonly string[]): readonly JsonObject[] {
  return objects.filter(({ kind }) => kinds.includes(String(kind)));
}

const pod = ["spec", "template", "spec"];

describe.each(everyCase)("the objects of $name", ({ blueprint: given }) => {
  const objects = objectsOf(given);
  const workloads = ofKind(objects, "Deployment", "StatefulSet");

  test("run under the restricted pod security profile", () => {
    for (const workload of workloads) {
      expect(jsonAt(workload, [...pod, "securityContext"])).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: "RuntimeDefault" },
      });
      expect(jsonAt(workload, [...pod, "containers", 0, "securityContext"])).toMatchObject({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
      });
    }
    const [namespace] = ofKind(objects, "Namespace");
    expect(namespace && jsonAt(namespace, ["metadata", "labels", "pod-security.kubernetes.io/enforce"])).toBe(
      "restricted",
    );
  });

  test("have a token for the API server where they watch it, and nowhere else", () => {
    const watches = ["watched", "existing-samplers"].includes(given.name) ? ["edge-balancer"] : [];
    const withToken = workloads.filter((one) => jsonAt(one, [...pod, "automountServiceAccountToken"]) !== false);
    expect(withToken.map((one) => jsonAt(one, ["metadata", "name"]))).toEqual(watches);
  });

  test("say what they need, and Go is told of the memory limit", () => {
    for (const workload of workloads) {
      const container = jsonAt(workload, [...pod, "containers", 0]) as JsonObject;
      expect(jsonAt(container, ["resources"])).toMatchObject({
        requests: { cpu: expect.any(String) as string, memory: expect.any(String) as string },
        limits: { memory: expect.any(String) as string },
      });
      if (container["name"] === "collector") {
        expect(jsonAt(container, ["env"])).toEqual([
          { name: "GOMEMLIMIT", value: expect.stringMatching(/^\d+MiB$/) as string },
        ]);
        expect(jsonAt(container, ["readinessProbe", "httpGet", "port"])).toBe(13133);
      }
      expect(container["startupProbe"]).toBeUndefined();
    }
  });

  test("carry no label, selector or default that nothing asked for", () => {
    const text = JSON.stringify(objects);
    for (const trace of [
      "cdk8s.io/",
      "externalIPs",
      '"immutable"',
      '"hostNetwork"',
      "setHostnameAsFQDN",
      '"Always","name"',
    ]) {
      expect(text).not.toContain(trace);
    }
    for (const workload of workloads) {
      expect(jsonAt(workload, ["spec", "template", "metadata", "labels"])).toMatchObject(
        jsonAt(workload, ["spec", "selector", "matchLabels"]) as JsonObject,
      );
    }
  });

  test("have nothing that the API server would drop or add, so that a second apply changes nothing", () => {
    const empty = (value: Json): boolean =>
      typeof value === "object" && value !== null && Object.keys(value).length === 0
        ? true
        : typeof value === "object" && value !== null && Object.values(value).some(empty);
    const specs = ofKind(objects, "NetworkPolicy", "PodDisruptionBudget", "Service", "Deployment", "StatefulSet");
    expect(specs.filter((object) => empty(object["spec"] ?? null))).toEqual([]);
    const ports = [
      ...ofKind(objects, "Service").map((one) => jsonAt(one, ["spec", "ports"])),
      ...workloads.map((one) => jsonAt(one, [...pod, "containers", 0, "ports"]) ?? []),
    ];
    for (const port of ports.flat() as JsonObject[]) expect(port["protocol"]).toBe("TCP");
  });

  test("let a crashing pod be evicted, so that a node can be drained", () => {
    for (const budget of ofKind(objects, "PodDisruptionBudget"))
      expect(jsonAt(budget, ["spec", "unhealthyPodEvictionPolicy"])).toBe("AlwaysAllow");
  });

  test("are labelled as Kubernetes recommends, and selected by what a renamed blueprint has too", () => {
    const recommended = ["name", "part-of", "managed-by", "version"].map((name) => `app.kubernetes.io/${name}`);
    for (const object of objects) {
      const labels = jsonAt(object, ["metadata", "labels"]) as JsonObject;
      expect(Object.keys(labels)).toEqual(expect.arrayContaining(recommended));
      expect("app.kubernetes.io/component" in labels).toBe(object["kind"] !== "Namespace");
      expect(labels["app.kubernetes.io/managed-by"]).toBe("fairlead");
      expect(labels["app.kubernetes.io/part-of"]).toBe(given.name);
    }
    const selecting = ["spec.selector.matchLabels", "spec.podSelector.matchLabels", "spec.selector"];
    const selectors = objects.flatMap((object) =>
      selecting.map((path) => JSON.stringify(jsonAt(object, path.split(".")) ?? {})),
    );
    // The operator's own word for its pods' application is not the blueprint's.
    for (const selector of selectors) expect(selector).not.toMatch(/version|part-of":"(?!opentelemetry)/);
  });

  test("have a sync wave each, and pods change when their configuration does", () => {
    for (const object of objects) {
      expect(jsonAt(object, ["metadata", "annotations", "argocd.argoproj.io/sync-wave"])).toMatch(/^-?\d$/);
    }
    for (const workload of workloads) {
      if (!JSON.stringify(workload).includes('"configMap"')) continue;
      const checksum = jsonAt(workload, ["spec", "template", "metadata", "annotations", "fairlead.dev/config-sha256"]);
      expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe("both outputs", () => {
  test.each(blueprints)("$name has the same effective configuration in both", (given) => {
    if (planOf(given).programs.length > 0) {
      // Fairlead's own balancer is no Collector, and the operator has nothing to do with it.
      expect(objectsOf(withOutput(given, "operator"))).toEqual(objectsOf(withOutput(given, "workload")));
      return;
    }
    const [operated] = ofKind(objectsOf(withOutput(given, "operator")), "OpenTelemetryCollector");
    const maps = ofKind(objectsOf(withOutput(given, "workload")), "ConfigMap");
    const balancer = maps.find(({ metadata }) =>
      String((metadata as JsonObject)["name"]).endsWith("-collector-config"),
    );
    expect(operated && jsonAt(operated, ["spec", "config"])).toEqual(
      parse(String(balancer && jsonAt(balancer, ["data", "config.yaml"]))),
    );
  });

  test("an OpenTelemetryCollector says what the operator's webhook and CRD would fill in", () => {
    const [first] = blueprints;
    const [operated] = first ? ofKind(objectsOf(withOutput(first, "operator")), "OpenTelemetryCollector") : [];
    expect(operated?.["spec"]).toMatchObject({
      mode: "deployment",
      managementState: "managed",
      upgradeStrategy: "none",
      replicas: 1,
      configVersions: 3,
      ipFamilyPolicy: "SingleStack",
      networkPolicy: { enabled: false },
    });
  });
});

describe("a plain cdk8s App", () => {
  test("refuses a wrong blueprint, with every error and its place", () => {
    const routes = { traces: { kind: "hash", key: "trace_id" } };
    const wrong = small({ balancer: { routes }, blueprint: { namespace: "Wrong" } });
    const app = new PlainApp();
    new BlueprintChart(app, wrong);
    expect(() => app.synth()).toThrow(/FL4001[\s\S]*FL3001|FL3001[\s\S]*FL4001/);
  });

  test("has every object of a blueprint in `apiObjects`, to be found by kind and name, and patched", () => {
    const chart = new BlueprintChart(new PlainApp(), small());
    const patched = chart.apiObjects.find(({ kind, name }) => kind === "Deployment" && name === "edge-collector");
    patched?.addJsonPatch(JsonPatch.add("/spec/template/spec/ephemeral", { storage: "1Gi" }));
    const objects = (Testing.synth(chart) as Json[]).filter(isJsonObject);
    expect(chart.apiObjects.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      objects.map((object) => `${String(object["kind"])} ${String(jsonAt(object, ["metadata", "name"]))}`),
    );
    const [deployment] = ofKind(objects, "Deployment").filter(
      (one) => jsonAt(one, ["metadata", "name"]) === "edge-collector",
    );
    expect(deployment && jsonAt(deployment, [...pod, "ephemeral", "storage"])).toBe("1Gi");
  });

  test("takes objects of the author beside those of the blueprint", () => {
    expect(objectsOf(small()).length).toBeGreaterThan(5);
  });
});
