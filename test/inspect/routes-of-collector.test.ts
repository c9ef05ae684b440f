import { expect, test } from "vitest";
import { balancerOfCollector } from "../../src/inspect/routes-of-collector.ts";

const config = {
  processors: { resource: {}, batch: {} },
  exporters: {
    "loadbalancing/a": { routing_key: "service", resolver: { static: { hostnames: ["b-2", "b-1:4317"] } } },
    load_balancing: { resolver: { dns: { hostname: "backends.example", port: "55690" } } },
    "loadbalancing/idle": { resolver: { static: { hostnames: ["unused"] } } },
  },
  service: {
    pipelines: {
      "metrics/x": { receivers: ["otlp"], exporters: ["load_balancing"] },
      traces: { receivers: ["otlp"], processors: ["resource", "batch"], exporters: ["loadbalancing/a", "debug"] },
    },
  },
};

test("a Collector's routes are those of the exporters that its pipelines use", () => {
  const { routes } = balancerOfCollector({ name: "edge", version: "0.129.0", config, source: "a test" });
  expect(
    routes.map(({ signal, exporter, backends, changedBy }) => ({ signal, exporter, backends, changedBy })),
  ).toEqual([
    {
      signal: "traces",
      exporter: "loadbalancing/a",
      backends: {
        kind: "listed",
        weighted: [
          { endpoint: "b-1:4317", weight: 1 },
          { endpoint: "b-2", weight: 1 },
        ],
      },
      changedBy: ["resource"],
    },
    {
      signal: "metrics",
      exporter: "load_balancing",
      backends: { kind: "found", by: "DNS, as backends.example:55690", port: 55_690 },
      changedBy: [],
    },
  ]);
});

test("a Collector without such an exporter has no routes", () => {
  const plain = { exporters: { debug: {} }, service: { pipelines: { traces: { exporters: ["debug"] } } } };
  expect(balancerOfCollector({ name: "plain", version: "0.129.0", config: plain, source: "a test" }).routes).toEqual(
    [],
  );
});
