import { ApiObject, JsonPatch, Lazy, Testing } from "cdk8s";
import { k8s } from "cdk8s-plus-28";
import { describe, expect, test } from "vitest";
import { writtenObject } from "../../src/target/written-object.ts";

function workload(...patches: readonly JsonPatch[]): ApiObject {
  const object = new ApiObject(Testing.chart(), "edge", {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "edge", annotations: { "a/b": "c" } },
    spec: { replicas: 1, template: { spec: { containers: [{ name: "edge" }] } } },
  });
  object.addJsonPatch(...patches);
  return object;
}

const pathsIn = (object: ApiObject) => writtenObject(object).lost.map(({ path }) => path.join("/"));

/** What cdk8s 2.70 writes for each: nothing, null, an empty object, or `{ value }`. */
test.each<readonly [string, unknown]>([
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["undefined", undefined],
  ["a function", () => 3],
  ["a symbol", Symbol("3")],
  ["a date", new Date(0)],
  ["a map", new Map([["a", 1]])],
  ["a big number", 3n],
  ["a quantity of cdk8s-plus", k8s.Quantity.fromString("1Gi")],
  ["an IntOrString of cdk8s-plus", k8s.IntOrString.fromNumber(3)],
  ["what cdk8s would resolve in an object, and not in a patch", Lazy.any({ produce: () => 3 })],
])("%s in a patch is lost", (_, value) => {
  expect(pathsIn(workload(JsonPatch.add("/spec/x", value)))).toEqual(["spec/x"]);
  expect(pathsIn(workload(JsonPatch.add("/spec/x", [{ y: value }])))).toEqual(["spec/x/0/y"]);
});

describe("a patch", () => {
  test.each([
    ["leads through what is not there", JsonPatch.add("/spec/strategy/type", "Recreate"), "spec/strategy"],
    [
      "names a container",
      JsonPatch.add("/spec/template/spec/containers/edge/tty", true),
      "spec/template/spec/containers/edge",
    ],
    [
      "goes behind the end of a list",
      JsonPatch.add("/spec/template/spec/containers/2", {}),
      "spec/template/spec/containers/2",
    ],
    ["removes what is not there", JsonPatch.remove("/spec/paused"), "spec/paused"],
    ["replaces what is not there", JsonPatch.replace("/spec/paused", true), "spec/paused"],
    ["moves what is not there", JsonPatch.move("/spec/paused", "/spec/minReadySeconds"), "spec/paused"],
    ["leads into a single value", JsonPatch.add("/spec/replicas/min", 1), "spec/replicas/min"],
    [
      "has a slash in a key that is not written ~1",
      JsonPatch.remove("/metadata/annotations/a/b"),
      "metadata/annotations/a",
    ],
  ])("that %s is refused", (_, patch, path) => {
    expect(pathsIn(workload(patch))).toEqual([path]);
  });

  test("that a test fails is refused, and says so", () => {
    expect(writtenObject(workload(JsonPatch.test("/spec/replicas", 2))).lost[0]?.message).toContain("cannot write");
  });

  test("may rest on those before it", () => {
    const object = workload(
      JsonPatch.add("/spec/strategy", {}),
      JsonPatch.add("/spec/strategy/type", "Recreate"),
      JsonPatch.add("/spec/template/spec/containers/-", { name: "other" }),
      JsonPatch.replace("/spec/template/spec/containers/1/name", "sidecar"),
      JsonPatch.remove("/metadata/annotations/a~1b"),
    );
    expect(writtenObject(object)).toMatchObject({ lost: [], json: { spec: { strategy: { type: "Recreate" } } } });
    expect(writtenObject(object).json).toEqual(object.toJson());
  });
});

describe("an object of the author's", () => {
  const claim = (spec: object) =>
    new ApiObject(Testing.chart(), "claim", { apiVersion: "v1", kind: "PersistentVolumeClaim", spec });

  test("loses null, and a quantity of cdk8s-plus in a plain object", () => {
    expect(pathsIn(claim({ storageClassName: null }))).toEqual(["spec/storageClassName"]);
    expect(pathsIn(claim({ storage: k8s.Quantity.fromString("1Gi") }))).toEqual(["spec/storage"]);
  });

  test("may have undefined for what is left out, and what cdk8s resolves", () => {
    const { json, lost } = writtenObject(claim({ a: undefined, b: Lazy.any({ produce: () => 3 }) }));
    expect({ json, lost }).toMatchObject({ json: { spec: { b: 3 } }, lost: [] });
  });

  test("of a class of cdk8s-plus keeps its quantities, and loses texts in their place and fields that its type has not", () => {
    const made = (change: (object: ApiObject) => void) => {
      const requests = { storage: k8s.Quantity.fromString("1Gi") };
      const spec = { resources: { requests }, accessModes: ["ReadWriteOnce"] };
      const object = new k8s.KubePersistentVolumeClaim(Testing.chart(), "claim", { metadata: { name: "claim" }, spec });
      change(object);
      return object;
    };
    expect(pathsIn(made(() => {}))).toEqual([]);
    expect(pathsIn(made((one) => one.addJsonPatch(JsonPatch.add("/spec/resources/requests/storage", "2Gi"))))).toEqual([
      "spec/resources/requests/storage",
    ]);
    expect(pathsIn(made((one) => one.addJsonPatch(JsonPatch.add("/spec/volumeAttributesClassName", "gold"))))).toEqual([
      "spec/volumeAttributesClassName",
    ]);
  });
});
