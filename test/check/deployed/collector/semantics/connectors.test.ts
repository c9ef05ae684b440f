import { describe, expect, test } from "vitest";
import { settingsMeaningful } from "../../../../../src/check/deployed/collector/semantics/settings-meaningful.ts";
import type { JsonObject } from "../../../../../src/model/json.ts";
import { told } from "../configuration.ts";

function of(connectors: JsonObject, version = "0.161.0") {
  const config = { receivers: { otlp: { protocols: { grpc: null } } }, exporters: { debug: null }, connectors };
  return told(settingsMeaningful, config, version);
}

/** What is measured is looked up by halves among them, whatever their order (both connectors' connector.go). */
describe("bounds of buckets", () => {
  const help = "list the bounds in ascending order, each once";
  const message = "A bound of a bucket is not above the one before it: what is measured is counted in wrong buckets.";

  test("ascend", () => {
    const buckets = ["10ms", "5ms", "1s"];
    expect(of({ spanmetrics: { histogram: { explicit: { buckets } } } })).toEqual([
      { at: "warning FL1006 connectors.spanmetrics.histogram.explicit.buckets[1]", message, help },
    ]);
    expect(of({ servicegraph: { latency_histogram_buckets: ["1s", "1s"] } })).toEqual([
      { at: "warning FL1006 connectors.servicegraph.latency_histogram_buckets[1]", message, help },
    ]);
  });

  test("are compared as times, and variables with nothing", () => {
    for (const buckets of [["900ms", "1s", "1m"], [100, "10ms"], ["2s", "${env:BOUND}", "3s"], []])
      expect(of({ spanmetrics: { histogram: { explicit: { buckets } } } }, "0.129.0")).toEqual([]);
  });
});
