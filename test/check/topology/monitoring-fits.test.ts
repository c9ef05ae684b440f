import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../small.ts";

const prometheus = { namespace: "monitoring", podLabels: { "app.kubernetes.io/name": "prometheus" } };

function findings(monitoring: object, more: { balancer?: object; pool?: object } = {}): readonly string[] {
  const { diagnostics } = compileBlueprint(small({ generator: {}, ...more, blueprint: { monitoring } }));
  return diagnostics.map(({ code, place, message }) => {
    const path = place.in === "blueprint" ? place.path.join(".") : "";
    return `${code} ${path}: ${message}`;
  });
}

test("somebody may scrape what is to be scraped, in every tier or in each", () => {
  const shut = findings({ scrape: "pod-monitor" });
  expect(shut).toEqual([
    expect.stringMatching(/^FL4049 monitoring.scrape: Nobody may scrape "backend", "edge": /) as string,
  ]);
  expect(findings({ scrape: "pod-monitor", prometheus })).toEqual([]);
  const network = { monitoring: prometheus };
  expect(findings({ scrape: "pod-monitor" }, { balancer: { network }, pool: { network } })).toEqual([]);
  expect(findings({ scrape: "pod-monitor" }, { balancer: { network } })).toEqual([
    expect.stringMatching(/Nobody may scrape "backend": /) as string,
  ]);
  expect(findings({ alerts: true })).toEqual([]);
});

test("metrics that an author switched off or moved are not alerted on", () => {
  const telemetry = { metrics: { level: "none" } };
  for (const asked of [{ alerts: true }, { dashboard: true }, { scrape: "pod-monitor", prometheus }]) {
    expect(findings(asked, { pool: { telemetry } })).toEqual([
      expect.stringMatching(/^FL4050 telemetry.metrics: The metrics of "backend" are off, /) as string,
    ]);
  }
  expect(findings({ alerts: false, labels: {} }, { pool: { telemetry } })).toEqual([]);
});

test("a ServiceMonitor needs a Service that has the port", () => {
  const balancer = { service: { type: "LoadBalancer" } };
  expect(findings({ scrape: "service-monitor", prometheus }, { balancer })).toEqual([
    expect.stringMatching(/^FL4050 service.type: The Service of "edge" is a LoadBalancer /) as string,
  ]);
  expect(findings({ scrape: "pod-monitor", prometheus }, { balancer })).toEqual([]);
});

test.each(["runbook.md", "ftp://a.example/x", "https://a.example/runbook.md#edge", "https://"])(
  "%s is not where people read a runbook",
  (runbook) => {
    expect(findings({ alerts: true, runbook })).toEqual([
      expect.stringMatching(/^FL1009 monitoring.runbook: /) as string,
    ]);
  },
);

test("labels and peers are what Kubernetes takes", () => {
  expect(findings({ labels: { "a b": "c" } })).toEqual([expect.stringMatching(/^FL4020 monitoring.labels/) as string]);
  expect(findings({ prometheus: {} })).toEqual([expect.stringMatching(/^FL4011 monitoring.prometheus: /) as string]);
});
