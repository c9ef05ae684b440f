import { expect, test } from "vitest";
import { viewOf } from "../../../../src/check/deployed/collector/view.ts";
import { pipelinesBefore } from "../../../../src/check/deployed/collector/ways-in.ts";
import { deployedCollector, piped } from "./configuration.ts";

function before(id: string, pipelines: Parameters<typeof piped>[0]): readonly string[] {
  const [collector] = deployedCollector(piped(pipelines)).collectors;
  const view = collector && viewOf(collector);
  const pipeline = view?.pipelines.find((one) => one.id === id);
  return view && pipeline ? pipelinesBefore(view, pipeline).map((one) => one.id) : [];
}

test("pipelines are found through connectors that hand on, however many stand between", () => {
  expect(
    before("traces/c", {
      traces: { receivers: ["otlp"], exporters: ["forward"] },
      "traces/b": { receivers: ["forward"], exporters: ["routing/x"] },
      "traces/c": { receivers: ["routing/x"], exporters: ["debug"] },
      "traces/other": { receivers: ["otlp"], exporters: ["debug"] },
    }),
  ).toEqual(["traces/b", "traces"]);
});

test("one that makes other telemetry, or of another signal, is not a way", () => {
  expect(
    before("metrics", {
      traces: { receivers: ["otlp"], exporters: ["spanmetrics", "forward"] },
      metrics: { receivers: ["spanmetrics", "forward"], exporters: ["debug"] },
    }),
  ).toEqual([]);
});

test("a circle has an end", () => {
  expect(
    before("traces", {
      traces: { receivers: ["forward"], exporters: ["forward/back"] },
      "traces/b": { receivers: ["forward/back"], exporters: ["forward"] },
    }),
  ).toEqual(["traces/b"]);
});
