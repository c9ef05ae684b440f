import { expect, test } from "vitest";
import { deploymentStrategy, statefulSetStrategy } from "../../../src/target/kubernetes/update-strategy.ts";

/** What is not asked for is what kube-apiserver 1.36 fills in. */
test("of a Deployment", () => {
  expect(deploymentStrategy(undefined)).toEqual({
    type: "RollingUpdate",
    rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" },
  });
  expect(deploymentStrategy({ kind: "rolling-update", maxUnavailable: 0 })).toEqual({
    type: "RollingUpdate",
    rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 },
  });
  expect(deploymentStrategy({ kind: "recreate" })).toEqual({ type: "Recreate" });
});

test("of a StatefulSet", () => {
  expect(statefulSetStrategy(undefined)).toEqual({ type: "RollingUpdate", rollingUpdate: { partition: 0 } });
  expect(statefulSetStrategy({ kind: "rolling-update", partition: 2 })).toEqual({
    type: "RollingUpdate",
    rollingUpdate: { partition: 2 },
  });
  expect(statefulSetStrategy({ kind: "on-delete" })).toEqual({ type: "OnDelete" });
});
