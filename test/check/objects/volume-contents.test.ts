import { expect, test } from "vitest";
import { contentsOf } from "../../../src/check/objects/volume-contents.ts";
import type { Written } from "../../../src/check/objects/written.ts";
import type { JsonObject } from "../../../src/model/json.ts";

const written = (kind: string, json: JsonObject): Written => ({
  kind,
  name: "a",
  namespace: "otel",
  json,
  place: (path) => ({ in: "blueprint", construct: "a", path }),
});
const pod = written("Pod", {});
const files = (volume: JsonObject, ...stores: readonly Written[]) => contentsOf(volume, pod, stores)?.files;

test("stores of one name, as of two overlays, have the keys of both", () => {
  const stores = [written("ConfigMap", { data: { x: "" } }), written("ConfigMap", { binaryData: { y: "" } })];
  expect(files({ configMap: { name: "a" } }, ...stores)).toEqual(["x", "y"]);
});

test("the downward API has the paths of its items, and a token its path", () => {
  expect(files({ downwardAPI: { items: [{ path: "labels" }] } })).toEqual(["labels"]);
  expect(files({ projected: { sources: [{ serviceAccountToken: { path: "token" } }] } })).toEqual(["token"]);
});

test("what the cluster fills, or keeps elsewhere, is not known", () => {
  const injected = {
    metadata: { annotations: { "service.beta.openshift.io/inject-cabundle": "true" } },
    data: { x: "" },
  };
  expect(files({ configMap: { name: "a" } }, written("ConfigMap", injected))).toBeUndefined();
  expect(files({ emptyDir: {} })).toBeUndefined();
  expect(files({ csi: { driver: "secrets-store.csi.k8s.io" } })).toBeUndefined();
});
