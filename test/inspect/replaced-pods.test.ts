import { expect, test } from "vitest";
import { replacedPods } from "../../src/inspect/replaced-pods.ts";

const labels = { "app.kubernetes.io/component": "edge" };
const metadata = { name: "edge-collector", labels };

test("a rollout is that of the balancer's own pods, by any of its names", () => {
  const spec = { replicas: 3, template: { spec: { terminationGracePeriodSeconds: 60 } } };
  const objects = [
    { kind: "Service", metadata },
    { kind: "Deployment", metadata, spec },
    { kind: "Deployment", metadata: { name: "other" }, spec: { replicas: 9 } },
  ];
  for (const name of ["edge", "edge-collector", "edge-collector-config"]) {
    expect(replacedPods(name, objects)).toEqual({ pods: 3, graceSeconds: 60, isRecreated: false });
  }
  expect(replacedPods("nobody", objects)).toBeUndefined();
});

test("what the operator makes says it in places of its own", () => {
  const spec = { terminationGracePeriodSeconds: 90, deploymentUpdateStrategy: { type: "Recreate" } };
  expect(replacedPods("edge", [{ kind: "OpenTelemetryCollector", metadata, spec }])).toEqual({
    pods: 1,
    graceSeconds: 90,
    isRecreated: true,
  });
});
