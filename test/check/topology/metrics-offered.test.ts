import { expect, test } from "vitest";
import { metricsOffered } from "../../../src/check/topology/metrics-offered.ts";
import { brief, declared } from "./declared.ts";

const found = (pool: object) =>
  metricsOffered(declared({ pool })).map(({ code, severity, place }) => [code, severity, place.path.join(".")]);
const network = { monitoring: { namespace: "monitoring" } };
const reader = (host: string, port: number) => ({
  telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host, port } } } }] } },
});

test("Prometheus is let in where it is asked to scrape", () => {
  const podAnnotations = { "prometheus.io/scrape": "true" };
  expect(metricsOffered(declared({ balancer: { podAnnotations } })).map(brief)).toEqual([
    {
      code: "FL4013",
      severity: "warning",
      at: "edge/lb: podAnnotations.prometheus.io/scrape",
      message: 'Prometheus is asked to scrape the pods of "lb", and their NetworkPolicy lets nobody read metrics.',
      help: 'name it, as in `network: { monitoring: { namespace: "monitoring", podLabels: {} } }`',
    },
  ]);
  expect(found({ podAnnotations, network })).toEqual([]);
  expect(found({ podAnnotations: { "prometheus.io/scrape": "false" } })).toEqual([]);
});

test.each([
  ["telemetry.metrics.level", { telemetry: { metrics: { level: "none" } } }],
  ["telemetry.metrics.readers", reader("localhost", 8888)],
  ["telemetry.metrics.readers", reader("::", 9999)],
])("%s that leaves nothing to read is told where somebody is to read it", (path, pool) => {
  expect(found({ ...pool, network })).toEqual([["FL4013", "warning", path]]);
  expect(found(pool)).toEqual([]);
});

test("a reader on every interface serves them", () => {
  expect(found({ ...reader("::", 8888), network })).toEqual([]);
  expect(found({ ...reader("0.0.0.0", 8888), network })).toEqual([]);
});
