import { expect, test } from "vitest";
import { spansCountedWhole } from "../../../../src/check/deployed/collector/spans-counted-whole.ts";
import { piped, told } from "./configuration.ts";

function of(processor: string, connector: string, version?: string) {
  const pipelines = {
    traces: { receivers: ["otlp"], processors: [processor], exporters: ["debug", connector] },
    metrics: { receivers: [connector], exporters: ["debug"] },
  };
  const sections = { processors: { [processor]: null }, connectors: { [connector]: null } };
  return told(spansCountedWhole, piped(pipelines, sections), version);
}

test("metrics of a sample are not those of all requests", () => {
  expect(of("tail_sampling", "spanmetrics")).toEqual([
    {
      at: "warning FL2013 service.pipelines.traces.exporters[1]",
      message:
        '"spanmetrics" gets only what "tail_sampling" keeps, so its metrics count sampled requests: rates are too low, and error rates are those of the sample.',
      help: "feed spanmetrics from a pipeline without tail_sampling, such as receivers → [spanmetrics, forward], and sample after the forward connector",
    },
  ]);
});

test.each([
  ["probabilistic_sampler", "servicegraph/x"],
  ["probabilistic_sampler/1", "spanmetrics"],
  ["tail_sampling/a", "exceptions"],
])("%s before %s", (processor, connector) => {
  expect(of(processor, connector, "0.129.0")).toHaveLength(1);
});

// contrib spanmetricsconnector 0.161.0 metrics.GetStochasticAdjustedCountWithCache; 0.129.0 has nothing like it.
test("later versions of span_metrics count by the threshold that probabilistic_sampler writes", () => {
  expect(of("probabilistic_sampler", "span_metrics", "0.161.0")).toEqual([]);
  expect(of("probabilistic_sampler", "service_graph", "0.161.0")).toHaveLength(1);
  expect(of("tail_sampling", "span_metrics", "0.161.0")).toHaveLength(1);
});

test("what is sampled behind a connector, or counted to see the sample, is right", () => {
  const pipelines = {
    traces: { receivers: ["otlp"], exporters: ["spanmetrics", "forward"] },
    "traces/sampled": { receivers: ["forward"], processors: ["tail_sampling"], exporters: ["debug", "count"] },
    metrics: { receivers: ["spanmetrics", "count"], exporters: ["debug"] },
  };
  const connectors = { spanmetrics: null, forward: null, count: null };
  expect(told(spansCountedWhole, piped(pipelines, { processors: { tail_sampling: null }, connectors }))).toEqual([]);
});

test("sampling may be a pipeline ahead", () => {
  const pipelines = {
    traces: { receivers: ["otlp"], processors: ["tail_sampling"], exporters: ["forward"] },
    "traces/kept": { receivers: ["forward"], exporters: ["debug", "spanmetrics"] },
    metrics: { receivers: ["spanmetrics"], exporters: ["debug"] },
  };
  const connectors = { spanmetrics: null, forward: null };
  const found = told(spansCountedWhole, piped(pipelines, { processors: { tail_sampling: null }, connectors }));
  expect(found.map(({ at }) => at)).toEqual(["warning FL2013 service.pipelines.traces/kept.exporters[1]"]);
});
