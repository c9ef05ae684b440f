import { expect, test } from "vitest";
import { distributionHas } from "../../../src/model/collector/distribution.ts";
import { distributionOf } from "../../../src/model/collector/image-distributions.ts";
import type { ComponentSection } from "../../../src/model/topology.ts";

/** `status.distributions` in metadata.yaml of these modules, alike at 0.129.0 and 0.161.0. */
const stated: readonly (readonly [ComponentSection, string, readonly string[]])[] = [
  ["receivers", "otlp", ["core", "k8s", "otlp"]],
  ["receivers", "hostmetrics", ["core", "k8s"]],
  ["receivers", "host_metrics", ["core", "k8s"]],
  ["receivers", "kafka", ["core"]],
  ["receivers", "filelog", ["k8s"]],
  ["receivers", "k8s_cluster", ["k8s"]],
  ["receivers", "redis", []],
  ["receivers", "statsd", []],
  ["receivers", "syslog", []],
  ["processors", "span", ["core"]],
  ["processors", "batch", ["core", "k8s"]],
  ["processors", "tail_sampling", ["k8s"]],
  ["processors", "transform", ["k8s"]],
  ["processors", "k8sattributes", ["k8s"]],
  ["exporters", "load_balancing", ["k8s"]],
  ["exporters", "loadbalancing", ["k8s"]],
  ["exporters", "debug", ["core", "k8s"]],
  ["exporters", "otlp_http", ["core", "k8s", "otlp"]],
  ["exporters", "prometheusremotewrite", ["core"]],
  ["exporters", "splunk_hec", []],
  ["extensions", "health_check", ["core", "k8s"]],
  ["extensions", "bearertokenauth", ["k8s"]],
  ["extensions", "file_storage", ["k8s"]],
  ["extensions", "oidc", ["k8s"]],
  ["connectors", "forward", ["core", "k8s"]],
  ["connectors", "count", ["k8s"]],
];

test.each(stated)("%s %s is in the distributions that its module names", (section, type, distributions) => {
  const having = ["", "-k8s", "-otlp"].flatMap((ending) => {
    const found = distributionOf(`otel/opentelemetry-collector${ending}`);
    return found?.has[section].has(type) ? [found.name] : [];
  });
  expect(having).toEqual(distributions);
});

test("the smaller distributions have nothing that contrib never had", () => {
  for (const ending of ["", "-k8s", "-otlp"]) {
    const { has } = distributionOf(`otel/opentelemetry-collector${ending}`) ?? {};
    for (const [section, types] of Object.entries(has ?? {})) {
      const unknown = [...types].filter(
        (type) =>
          type && !(["0.129.0", "0.161.0"] as const).some((v) => distributionHas(v, section as ComponentSection, type)),
      );
      expect(unknown).toEqual([]);
    }
  }
});

test.each<[string, string | undefined, boolean]>([
  ["otel/opentelemetry-collector:0.161.0", "core", true],
  ["docker.io/otel/opentelemetry-collector", "core", true],
  ["ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.161.0", "k8s", true],
  ["mirror.example.com:5000/hub/otel/opentelemetry-collector-otlp@sha256:0", "otlp", true],
  ["registry.example.com/team/opentelemetry-collector:1", "core", false],
  ["otel/opentelemetry-collector-contrib:0.161.0", undefined, false],
  ["registry.example.com/otelcol:1", undefined, false],
])("%s", (image, name, isOfProject) => {
  const found = distributionOf(image);
  expect([found?.name, found?.isOfProject ?? false]).toEqual([name, isOfProject]);
});
