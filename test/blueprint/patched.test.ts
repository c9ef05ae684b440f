import { ApiObject, JsonPatch, App as PlainApp } from "cdk8s";
import { k8s } from "cdk8s-plus-28";
import { BlueprintChart, dns } from "fairlead";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { blueprints } from "../every-blueprint.ts";
import { everyOption } from "../fixtures/objects/every-option.ts";
import { small, type Variation } from "../small.ts";

type Change = (chart: BlueprintChart) => void;

function findingsOf(change: Change, variation: Variation = {}): readonly Diagnostic[] {
  const chart = new BlueprintChart(new PlainApp(), small(variation));
  expect(chart.findings).toEqual([]);
  change(chart);
  return chart.findings;
}

function objectIn(chart: BlueprintChart, kind: string, name: string): ApiObject {
  const found = chart.apiObjects.find((object) => object.kind === kind && object.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

const patch =
  (kind: string, name: string, ...patches: readonly JsonPatch[]): Change =>
  (chart) =>
    objectIn(chart, kind, name).addJsonPatch(...patches);

const pod = "/spec/template/spec";
const edge = (...patches: readonly JsonPatch[]) => patch("Deployment", "edge-collector", ...patches);

describe("a patch whose value would be lost", () => {
  test("is refused at its call", () => {
    const found = findingsOf(edge(JsonPatch.add("/spec/revisionHistoryLimit", k8s.Quantity.fromString("3"))));
    expect(found).toMatchObject([
      { code: "FL4040", severity: "error", place: { path: ["spec", "revisionHistoryLimit"] } },
    ]);
    expect(found[0]?.place).toMatchObject({ construct: "small/Deployment/edge-collector" });
    expect(found[0]?.place.file).toMatch(/test\/blueprint\/patched\.test\.ts$/);
  });

  test("null of a Collector's setting is no such value: it means its defaults", () => {
    const change = patch(
      "OpenTelemetryCollector",
      "edge-collector",
      JsonPatch.add("/spec/config/processors/batch", null),
    );
    expect(findingsOf(change, { blueprint: { output: "operator" } })).toEqual([]);
  });

  test("an added object that holds null, or a class of cdk8s-plus that does not know the field", () => {
    const added = findingsOf((chart) => {
      new ApiObject(chart, "queue", {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "queue" },
        spec: { storageClassName: null, resources: { requests: { storage: k8s.Quantity.fromString("1Gi") } } },
      });
      const claim = new k8s.KubePersistentVolumeClaim(chart, "other", { metadata: { name: "other" }, spec: {} });
      claim.addJsonPatch(JsonPatch.add("/spec/resources", { requests: { storage: "1Gi" } }));
    });
    expect(added.map(({ code, place }) => [code, place.path.join("/")])).toEqual([
      ["FL4040", "spec/resources/requests/storage"],
      ["FL4040", "spec/resources/requests/storage"],
      ["FL4040", "spec/storageClassName"],
    ]);
    expect(added[0]?.help).toContain('"1Gi"');
  });
});

describe("patched objects go through the rules", () => {
  const sidecar = { name: "sidecar", image: "example.com/sidecar:1" };
  test.each<readonly [string, string, Change, Variation]>([
    ["a container without its security", "FL4041", edge(JsonPatch.add(`${pod}/containers/-`, sidecar)), {}],
    ["the network of the node", "FL4041", edge(JsonPatch.add(`${pod}/hostNetwork`, true)), {}],
    [
      "a folder of the node",
      "FL4041",
      edge(JsonPatch.add(`${pod}/volumes/-`, { name: "x", hostPath: { path: "/" } })),
      {},
    ],
    ["a mount without its volume", "FL4042", edge(JsonPatch.remove(`${pod}/volumes/0`)), {}],
    [
      "labels that the selector does not mean",
      "FL4042",
      edge(JsonPatch.replace("/spec/template/metadata/labels", { a: "b" })),
      {},
    ],
    [
      "a limit below what Go may use",
      "FL4045",
      edge(JsonPatch.replace(`${pod}/containers/0/resources/limits/memory`, "300Mi")),
      {},
    ],
    [
      "a limit below the request",
      "FL4042",
      edge(JsonPatch.replace(`${pod}/containers/0/resources/requests/memory`, "2Gi")),
      {},
    ],
    [
      "a Service that leads to no port",
      "FL4042",
      patch("Service", "edge-collector", JsonPatch.replace("/spec/ports/0/targetPort", 9)),
      {},
    ],
    [
      "a Service of no pods",
      "FL4042",
      patch("Service", "edge-collector", JsonPatch.replace("/spec/selector", { a: "b" })),
      {},
    ],
    [
      "a Service without the port that is sent to",
      "FL4004",
      patch("Service", "backend-2", JsonPatch.remove("/spec/ports/0")),
      {},
    ],
    [
      "a Service that is no longer headless",
      "FL4005",
      patch("Service", "backend-headless", JsonPatch.remove("/spec/clusterIP")),
      { pool: { discovery: dns() } },
    ],
    [
      "a policy that closes what is sent",
      "FL4008",
      patch("NetworkPolicy", "edge-collector", JsonPatch.remove("/spec/egress/1")),
      {},
    ],
    [
      "a number of replicas beside an autoscaler",
      "FL4042",
      patch("Deployment", "edge-balancer", JsonPatch.add("/spec/replicas", 2)),
      { balancer: { target: "fairlead", autoscaling: { min: 2, max: 3 } } },
    ],
    [
      "a Collector's configuration",
      "FL1002",
      patch("OpenTelemetryCollector", "edge-collector", JsonPatch.add("/spec/config/processors/batch/timeot", "1s")),
      { blueprint: { output: "operator" } },
    ],
    [
      "an object that is gone",
      "FL4004",
      (chart) => objectIn(chart, "Service", "backend-1").node.scope?.node.tryRemoveChild("backend-1-Service"),
      {},
    ],
    [
      "an object that is added twice",
      "FL4002",
      (chart) => new ApiObject(chart, "x", { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "backend" } }),
      {},
    ],
  ])("%s", (_, code, change, variation) => {
    expect(new Set(findingsOf(change, variation).map((found) => found.code))).toContain(code);
  });

  test("a port on which nothing listens is told once, whether or not the container names it", () => {
    const service = patch("Service", "edge-collector", JsonPatch.replace("/spec/ports/0/targetPort", 9411));
    const named = edge(JsonPatch.add(`${pod}/containers/0/ports/-`, { name: "zipkin", containerPort: 9411 }));
    const both: Change = (chart) => {
      service(chart);
      named(chart);
    };
    expect(findingsOf(service, {}).map(({ code }) => code)).toEqual(["FL4042"]);
    expect(findingsOf(both, {}).map(({ code }) => code)).toEqual(["FL4047"]);
  });

  test("what does no harm draws no finding", () => {
    const found = findingsOf((chart) => {
      objectIn(chart, "Deployment", "edge-collector").addJsonPatch(JsonPatch.add("/spec/revisionHistoryLimit", 3));
      objectIn(chart, "Service", "edge-collector").metadata.addAnnotation("example.com/owner", "us");
      new ApiObject(chart, "vendor", {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "vendor" },
        data: { a: "" },
      });
    });
    expect(found).toEqual([]);
  });
});

test("rules on written objects have nothing to say of what Fairlead itself makes", () => {
  const all = [...blueprints, everyOption("operator", "kubernetes"), everyOption("workload", "openshift")];
  for (const blueprint of all) {
    const chart = new BlueprintChart(new PlainApp(), blueprint);
    const before = chart.findings;
    new ApiObject(chart, "own", { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "own" } });
    expect(chart.findings).toEqual(before);
  }
});
