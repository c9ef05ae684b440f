import { expect, test } from "vitest";
import { objectsPaired } from "../../../src/check/objects/objects-paired.ts";
import type { JsonObject } from "../../../src/model/json.ts";
import { found } from "../../findings-told.ts";
import { deployment, written } from "./written-objects.ts";

const service = (spec: JsonObject) => written({ spec }, "Service", "edge");
const port = (targetPort: number | string) => ({ selector: { app: "edge" }, ports: [{ port: 4317, targetPort }] });
const scales = (name: string) =>
  written({ spec: { scaleTargetRef: { kind: "Deployment", name } } }, "HorizontalPodAutoscaler", "edge");
const budget = (app: string) =>
  written({ spec: { selector: { matchLabels: { app } } } }, "PodDisruptionBudget", "edge");

test("what agrees draws no finding", () => {
  const all = [deployment(), service(port(4317)), scales("edge"), budget("edge")];
  expect(objectsPaired(all)).toEqual([]);
  expect(objectsPaired([deployment(), service(port("otlp"))])).toEqual([]);
});

test.each([
  ["a workload that does not select its pods", deployment({}, {}, { selector: { matchLabels: { app: "other" } } })],
  ["a Service of a port that is not there", service(port(9))],
  ["a Service of a named port that is not there", service(port("grpc"))],
  ["a Service of no pods", service({ selector: { app: "other" }, ports: [] })],
  ["a budget of no pods", budget("other")],
  ["an autoscaler of nothing", scales("other")],
])("%s is found", (_, object) => {
  const others = object.kind === "Deployment" ? [] : [deployment()];
  expect(objectsPaired([...others, object]).map(({ code }) => code)).toEqual(["FL4042"]);
});

test("an autoscaler of a workload that says a number itself is found at the number", () => {
  const found = objectsPaired([deployment({}, {}, { replicas: 2 }), scales("edge")]);
  expect(found.map(({ code, place }) => [code, place.path])).toEqual([["FL4042", ["spec", "replicas"]]]);
});

test("an object that is there twice is found, and in another namespace it is another", () => {
  const account = (namespace: string) => written({}, "ServiceAccount", "edge", namespace);
  expect(objectsPaired([account("shop"), account("shop")]).map(({ code }) => code)).toEqual(["FL4002"]);
  expect(objectsPaired([account("shop"), account("other")])).toEqual([]);
});

test("an autoscaler that names another kind than what has the name is told", () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: {name: edge, namespace: otel}
spec:
  selector: {matchLabels: {app: edge}}
  template: {metadata: {labels: {app: edge}}, spec: {containers: [{name: a, image: "otel/opentelemetry-collector:0.129.0"}]}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: edge, namespace: otel}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: edge}, maxReplicas: 5}`;
  expect(found(text)).toEqual([
    expect.stringMatching(/^FL4042 .*scales the StatefulSet "edge", and what is here of that name is a Deployment/),
  ]);
});
