import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small, type Variation } from "../../small.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const found = (variation: Variation) =>
  compileBlueprint(small(variation)).diagnostics.map(
    ({ code, severity, place }) => `${severity} ${code} ${place.path.join(".")}`,
  );

/** As distribution/reference v0.6 takes and refuses them. */
test.each([
  "otel/opentelemetry-collector-contrib:0.129.1",
  "registry.example.com:5000/team/otelcol:v1_2.3-rc",
  `localhost/otelcol@${digest}`,
  `registry.example.com/otelcol:0.129.1@${digest}`,
  "a/b__c/d--e:1",
])("%s is an image", (image) => {
  expect(found({ pool: { image }, balancer: { image } })).toEqual([]);
});

test.each([
  "Otel/collector",
  "https://registry.example.com/otelcol:1",
  "registry.example.com/otelcol:",
  "registry.example.com/otelcol:a b",
  "registry.example.com/otelcol@sha256:0123",
  `registry.example.com/otelcol@${digest}@${digest}`,
  `registry.example.com/otelcol:${"1".repeat(129)}`,
  "registry.example.com//otelcol",
  "-a/b",
])("%s is not", (image) => {
  expect(found({ pool: { image } })).toEqual(["error FL4020 image"]);
  expect(found({ balancer: { target: "fairlead", delivery: { kind: "image", image } } })).toEqual([
    "error FL4020 delivery.image",
  ]);
});

test("Node itself is not an image of the balancer", () => {
  const of = (image: string) => found({ balancer: { target: "fairlead", delivery: { kind: "image", image } } });
  expect(of("docker.io/library/node:22-alpine")).toEqual(["error FL4020 delivery.image"]);
  expect(of("registry.example.com/team/edge-node:1")).toEqual([]);
});

test("a registry has no scheme, no tag and no digest", () => {
  const at = (registry: string) => found({ blueprint: { images: { registry } } });
  for (const registry of ["https://mirror.example.com", `mirror.example.com/a@${digest}`, "mirror.example.com/a:1"]) {
    expect(at(registry)).toEqual(["error FL4020 images.registry"]);
  }
  expect(at("mirror.example.com:5000/hub/")).toEqual([]);
});

test("a tag of another release than the bound one is a warning, also beside a digest", () => {
  expect(found({ pool: { image: `otelcol:0.161.0@${digest}` } })).toEqual(["warning FL4043 image"]);
  expect(found({ pool: { image: "otelcol:v0.129.1" }, balancer: { image: "otelcol:0.129.1-acme.4" } })).toEqual([]);
});

test.each(["otel/opentelemetry-collector-contrib", "registry.example.com:5000/otelcol", "otelcol:latest"])(
  "%s is another Collector some day",
  (image) => {
    const expected = ["warning FL4043 image", "warning FL4043 image"];
    expect(found({ pool: { image }, balancer: { image } })).toEqual(expected);
  },
);

test("a digest says which, also beside latest", () => {
  expect(found({ pool: { image: `otelcol:latest@${digest}` } })).toEqual([]);
});
