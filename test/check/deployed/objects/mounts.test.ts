import { expect, test } from "vitest";
import { isBelow, isStock, mountOf } from "../../../../src/check/deployed/objects/mounts.ts";
import type { DeployedWorkload } from "../../../../src/model/deployed.ts";
import { deployed } from "./deployed.ts";

const [workload] = deployed().workloads;
const mount = (path: string) => ({ path, writable: true, shared: false });
const pod = { ...workload, mounts: [mount("/data"), mount("/data/inner"), mount("/datum")] } as DeployedWorkload; // There is one.

test.each([
  ["/data/file", "/data"],
  ["/data/inner/file", "/data/inner"],
  ["/data", "/data"],
  ["/database", undefined],
  ["/", undefined],
])("%s is on %s", (path, folder) => {
  expect(mountOf(path, pod)?.path).toBe(folder);
});

test("below is by whole names, whatever slash ends a folder", () => {
  expect([isBelow("/a/b", "/a/"), isBelow("/a", "/a/"), isBelow("/ab", "/a"), isBelow("/x", "/")]).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test.each([
  ["otel/opentelemetry-collector-contrib:0.129.1", true],
  ["ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s@sha256:0", true],
  ["mirror.example:5000/otel/opentelemetry-collector", true],
  ["registry.example/our-collector:1", false],
  ["registry.example/opentelemetry-collector-contrib-ours:1", false],
])("%s is an image of the project: %s", (image, stock) => {
  expect(isStock({ ...pod, image })).toBe(stock);
});
