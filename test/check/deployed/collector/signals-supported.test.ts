import { expect, test } from "vitest";
import { signalsSupported } from "../../../../src/check/deployed/collector/signals-supported.ts";
import { piped, told } from "./configuration.ts";

test("a component is refused in a pipeline of a signal that it does not support", () => {
  const metrics = { receivers: ["otlp"], processors: ["batch", "tail_sampling"], exporters: ["debug"] };
  expect(told(signalsSupported, piped({ metrics }))).toEqual([
    {
      at: "error FL2005 service.pipelines.metrics.processors[1]",
      message: 'The processor "tail_sampling" does not support metrics; the Collector would not start.',
      help: "remove it from metrics: it supports traces",
    },
  ]);
});

test("receivers and exporters too", () => {
  const traces = { receivers: ["prometheus/a"], exporters: ["prometheus"] };
  expect(told(signalsSupported, piped({ traces })).map(({ at }) => at)).toEqual([
    "error FL2005 service.pipelines.traces.receivers[0]",
    "error FL2005 service.pipelines.traces.exporters[0]",
  ]);
});

test("connectors have pairs of signals, types without a schema are not judged", () => {
  const traces = { receivers: ["splunk_hec"], exporters: ["spanmetrics", "otlp", "debug"] };
  expect(told(signalsSupported, piped({ traces }, { connectors: { spanmetrics: null } }))).toEqual([]);
});
