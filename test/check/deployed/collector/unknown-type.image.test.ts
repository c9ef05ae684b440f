import { expect, test } from "vitest";
import { found } from "../../../findings-told.ts";
import { operated, tier } from "../../../fixtures/written-tiers.ts";

const exporting = (exporter: string) => `receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
exporters: {${exporter}: {}}
service: {pipelines: {traces: {receivers: [otlp], exporters: [${exporter}]}}}`;
const run = (image: string, exporter: string) =>
  found(
    tier({ name: "edge", config: exporting(exporter), spec: "replicas: 1" }).replace(
      "otel/opentelemetry-collector-contrib:0.129.0",
      image,
    ),
  ).filter((one) => one.startsWith("FL1001"));

/** Jaeger 2 and SigNoz are Collectors with components of their own, under names of their own. */
test.each(["jaegertracing/jaeger:2.9.0", "signoz/signoz-otel-collector:v0.129.1", "registry.example.com/team/otel:1"])(
  "%s may have what the contrib distribution has not",
  (image) => {
    expect(run(image, "jaeger_storage_exporter")).toEqual([expect.stringContaining(`"${image}" starts if`)]);
  },
);

test.each(["registry.example.com/mirror/opentelemetry-collector-contrib:0.129.0", "otelcol-contrib:0.129.0"])(
  "%s has not",
  (image) => {
    expect(run(image, "jaeger_storage_exporter")).toEqual([expect.stringContaining("it would not start")]);
  },
);

test("what is nearly a name that there is, or went, is told as that, whatever the image", () => {
  expect(run("registry.example.com/team/otel:1", "otlphtp")).toEqual([expect.stringContaining("it would not start")]);
  expect(run("registry.example.com/team/otel:1", "jaeger")).toEqual([expect.stringContaining("use otlp: Jaeger")]);
});

test("the object of an operator names its image, too", () => {
  const object = operated("edge", exporting("jaeger_storage_exporter"), "replicas: 1");
  const other = object.replace("otel/opentelemetry-collector-contrib:0.129.0", "jaegertracing/jaeger:2.9.0");
  expect(found(object)).toEqual([expect.stringContaining("it would not start")]);
  expect(found(other)).toEqual([expect.stringContaining('"jaegertracing/jaeger:2.9.0" starts if')]);
});
