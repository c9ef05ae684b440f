import { expect, test } from "vitest";
import { autoscalerOf } from "../../src/model/autoscaler.ts";

const scaleTargetRef = { kind: "StatefulSet", name: "sampling" };

test("an autoscaler of Kubernetes says whom it scales, and one pod at least where nothing is said", () => {
  expect(autoscalerOf("HorizontalPodAutoscaler", { spec: { scaleTargetRef, maxReplicas: 5 } })).toMatchObject({
    targetKind: "StatefulSet",
    targetName: "sampling",
    least: 1,
    most: 5,
    mostAt: ["spec", "maxReplicas"],
  });
});

test("one of KEDA scales a Deployment to a hundred where nothing is said", () => {
  expect(
    autoscalerOf("ScaledObject", { spec: { scaleTargetRef: { name: "edge" }, minReplicaCount: 0 } }),
  ).toMatchObject({
    targetKind: "Deployment",
    targetName: "edge",
    least: 1,
    most: 100,
    mostAt: ["spec", "scaleTargetRef", "name"],
  });
});

test("the operator's object scales itself, by a section or by numbers of its own", () => {
  const metadata = { name: "sampling" };
  const section = { metadata, spec: { autoscaler: { minReplicas: 2, maxReplicas: 5 } } };
  const itself = { targetKind: "OpenTelemetryCollector", targetName: "sampling", least: 2, most: 5 };
  expect(autoscalerOf("OpenTelemetryCollector", section)).toMatchObject(itself);
  expect(autoscalerOf("OpenTelemetryCollector", { metadata, spec: { minReplicas: 2, maxReplicas: 5 } })).toMatchObject(
    itself,
  );
});

test("what is no autoscaler scales nothing", () => {
  expect(autoscalerOf("OpenTelemetryCollector", { spec: { replicas: 2 } })).toBeUndefined();
  expect(autoscalerOf("Service", { spec: { maxReplicas: 5 } })).toBeUndefined();
});
