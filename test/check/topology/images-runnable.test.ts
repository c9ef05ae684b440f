import { expect, test } from "vitest";
import { imagesRunnable } from "../../../src/check/topology/images-runnable.ts";
import { brief, declared } from "./declared.ts";

const found = (variation: object) => imagesRunnable(declared(variation)).map(brief);
const contrib = "otel/opentelemetry-collector-contrib:0.161.0";

test.each([
  "ghcr.io/open-telemetry/opentelemetry-collector-contrib/telemetrygen:v0.161.0",
  "ghcr.io/open-telemetry/opentelemetry-operator/target-allocator:0.140.0",
  "ghcr.io/open-telemetry/opentelemetry-operator/autoinstrumentation-nodejs:0.60.0",
  "nginx:1.27.0",
  `${contrib}-windowsservercore-ltsc2022`,
  `${contrib}-nanoserver`,
])("%s does not run as a Collector", (image) => {
  expect(found({ pool: { image } }).map(({ code, severity, at }) => [code, severity, at])).toEqual([
    ["FL4053", "error", "edge/backend: image"],
  ]);
});

test.each([
  contrib,
  `${contrib}-acme.4`,
  "registry.example.com/otelcol:0.161.0",
  "example.com/windows-team/otelcol:0.161.0",
  "example.com/otelcol:0.161.0-win-back",
  "example.com/platform/vector:0.161.0-otel",
])("%s may run as a Collector", (image) => {
  expect(found({ pool: { image }, balancer: { image } })).toEqual([]);
});

test("an image of one architecture goes to nodes of it", () => {
  const image = `${contrib}-arm64`;
  expect(found({ balancer: { image } })).toEqual([
    {
      code: "FL4053",
      severity: "warning",
      at: "edge/lb: image",
      message: `"${image}" is for arm64 alone: on a node of another architecture the pods do not start.`,
      help: 'use the tag without it, which has all of them, or nodeSelector: { "kubernetes.io/arch": "arm64" }',
    },
  ]);
  expect(found({ pool: { image, nodeSelector: { "kubernetes.io/arch": "arm64" } } })).toEqual([]);
  expect(
    found({ pool: { image, nodeSelector: { "kubernetes.io/arch": "amd64" } } }).map((one) => one.severity),
  ).toEqual(["error"]);
});

test("an affinity that nodes must have says their architecture, too", () => {
  const image = `${contrib}-arm64`;
  const asks = (...values: readonly string[]) => {
    const matchExpressions = [{ key: "kubernetes.io/arch", operator: "In", values }];
    const required = { nodeSelectorTerms: [{ matchExpressions }] };
    return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
  };
  expect(found({ pool: { image, affinity: asks("arm64") } })).toEqual([]);
  expect(found({ pool: { image, affinity: asks("amd64") } }).map((one) => one.severity)).toEqual(["error"]);
  expect(found({ pool: { image, affinity: asks("arm64", "amd64") } }).map((one) => one.severity)).toEqual(["warning"]);
});

test("Fairlead's balancer, generators and Node have images of their own", () => {
  const delivery = { kind: "image", image: contrib };
  expect(found({ balancer: { target: "fairlead", delivery } }).map(({ at }) => at)).toEqual([
    "edge/lb: delivery.image",
  ]);
  expect(found({ generator: { image: contrib } }).map(({ at }) => at)).toEqual(["edge/checkout: image"]);
  expect(found({ blueprint: { images: { node: "nginx:1.27.0" } } }).map(({ at }) => at)).toEqual(["edge: images.node"]);
  expect(found({ blueprint: { images: { node: "registry.example.com/base/node:22.23.3" } } })).toEqual([]);
  expect(found({ blueprint: { images: { node: "registry.example.com/base/debian:node22" } } })).toEqual([]);
});

test("containers beside a tier's own are held to Linux, too", () => {
  const image = "mcr.example.com/windows/nanoserver:ltsc2022";
  expect(found({ pool: { sidecars: { s: { image } } } }).map(({ code, at }) => [code, at])).toEqual([
    ["FL4053", "edge/backend: sidecars.s.image"],
  ]);
});
