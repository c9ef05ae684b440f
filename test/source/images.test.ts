import { expect, test } from "vitest";
import { releaseNamed } from "../../src/source/images.ts";

test.each([
  ["otel/opentelemetry-collector-contrib:0.129.1", "0.129.1"],
  ["mirror.example/otel/opentelemetry-collector-k8s:0.20.0@sha256:00", "0.20.0"],
  ["otel/opentelemetry-collector:1.2.0", "1.2.0"],
  ["registry.example/otelcol:v0.140.0-3", "0.140.0-3"],
  ["registry.example/otelcol:latest", "latest"],
  ["registry.example/otelcol", ""],
])("the tag of %s says %j", (image, version) => {
  expect(releaseNamed(image)).toBe(version);
});

test.each(["1.4.2", "v2.0.0", "0.3.1", "0.900.0", "2024.11.3"])(
  "%s of an image of one's own numbers that image",
  (tag) => {
    expect(releaseNamed(`registry.example/otelcol:${tag}`)).toBe("");
  },
);
