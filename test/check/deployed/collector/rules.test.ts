import { describe, expect, test } from "vitest";
import type { Json } from "../../../../src/model/json.ts";
import { configuration, findings, verdicts } from "./configuration.ts";

describe("all rules on a configuration", () => {
  test.each(["0.129.0", "0.129.1", "0.161.0"])("find nothing in one that Collector %s takes", (version) => {
    const processors = { memory_limiter: { check_interval: "1s", limit_percentage: 75 }, batch: { timeout: "5s" } };
    const exporters = { otlp: { endpoint: "a:4317", tls: { insecure: true } } };
    expect(verdicts(configuration({ processors, exporters }), version)).toEqual([]);
    expect(verdicts(configuration({}), version)).toEqual([]);
  });

  test.each<[Json]>([[null], [[]], ["text"], [5], [{ service: [] }], [{ receivers: 5, service: { pipelines: "x" } }]])(
    "answer %j with findings, not with an exception",
    (config) => {
      expect(findings(config).length).toBeGreaterThan(0);
    },
  );

  test("do not take a section for text, whatever its keys are called", () => {
    const odd = { toString: 1, valueOf: 2, constructor: 3, __proto__: 4 };
    const processors = {
      attributes: { actions: [{ key: odd, action: odd }] },
      resource: { attributes: [{ key: "a", action: odd }] },
      batch: { metadata_keys: [odd, odd] },
      tail_sampling: { policies: [{ name: odd, type: "status_code", status_code: { status_codes: [odd] } }] },
    };
    const connectors = { spanmetrics: { dimensions: [{ name: odd }] } };
    const exporters = { loadbalancing: { routing_key: odd, resolver: { dns: { hostname: odd, interval: odd } } } };
    const config = configuration({ processors, exporters, connectors, extensions: { health_check: { path: odd } } });
    expect(findings(config).length).toBeGreaterThan(5);
  });

  test("tell shapes before references, and these before meanings", () => {
    const exporters = { otlp: { endpoint: "", colour: 1 } };
    const traces = { receivers: ["none"], exporters: ["otlp"] };
    expect(verdicts({ ...configuration({ exporters }), service: { pipelines: { traces } } })).toEqual([
      "error FL1002 exporters.otlp.colour",
      "error FL2001 service.pipelines.traces.receivers[0]",
      "warning FL2002 receivers.otlp",
      "warning FL2002 exporters.debug",
      "error FL1101 exporters.otlp.endpoint",
    ]);
  });
});

test("of a value that is refused nothing says that it is taken", () => {
  const processors = { memory_limiter: { check_interval: "1s", limit_percentage: 150, spike_limit_percentage: 20 } };
  expect(verdicts(configuration({ processors }))).toEqual(["error FL1102 processors.memory_limiter.limit_percentage"]);
});
