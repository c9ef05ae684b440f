import { expect, test } from "vitest";
import { changedObjects } from "../../src/inspect/changed-objects.ts";

const object = (kind: string, name: string, spec: object) => ({
  kind,
  metadata: { name, namespace: "shop" },
  spec: { ...spec },
});

test("objects are told apart by kind and name, and changes by the path of the value", () => {
  const before = [
    object("Deployment", "edge", { replicas: 2, list: ["a", "b"] }),
    object("Service", "edge", {}),
    object("Service", "gone", {}),
  ];
  const after = [
    object("Service", "edge", {}),
    object("Deployment", "edge", { replicas: 3, list: ["a"], fresh: true }),
    object("ConfigMap", "edge", {}),
  ];
  expect(changedObjects(before, after)).toEqual({
    added: ["ConfigMap shop/edge"],
    removed: ["Service shop/gone"],
    changed: [
      {
        object: "Deployment shop/edge",
        values: [
          { path: "spec.fresh", before: undefined, after: true },
          { path: "spec.list[1]", before: "b", after: undefined },
          { path: "spec.replicas", before: 2, after: 3 },
        ],
      },
    ],
    unchanged: 1,
  });
});
