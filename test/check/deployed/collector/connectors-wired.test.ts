import { expect, test } from "vitest";
import { connectorsWired } from "../../../../src/check/deployed/collector/connectors-wired.ts";
import { piped, told } from "./configuration.ts";

const connectors = { spanmetrics: null, forward: null };

test("an exporter of one pipeline that no pipeline receives from", () => {
  const traces = { receivers: ["otlp"], exporters: ["forward"] };
  expect(told(connectorsWired, piped({ traces }, { connectors }))).toEqual([
    {
      at: "error FL2006 service.pipelines.traces.exporters",
      message:
        'The connector "forward" is among the exporters of traces, and no pipeline of a signal that it can produce has it as receiver; the Collector would not start.',
      help: "name it as receiver of such a pipeline",
    },
  ]);
});

test("a receiver that no pipeline exports to", () => {
  const metrics = { receivers: ["spanmetrics"], exporters: ["debug"] };
  expect(told(connectorsWired, piped({ metrics }, { connectors })).map(({ at }) => at)).toEqual([
    "error FL2006 service.pipelines.metrics.receivers",
  ]);
});

test("spans become metrics, not spans", () => {
  const traces = { receivers: ["otlp"], exporters: ["spanmetrics"] };
  const fed = { receivers: ["spanmetrics"], exporters: ["debug"] };
  expect(told(connectorsWired, piped({ traces, metrics: fed }, { connectors }))).toEqual([]);
  expect(told(connectorsWired, piped({ traces, "traces/b": fed }, { connectors })).map(({ at }) => at)).toEqual([
    "error FL2006 service.pipelines.traces.exporters",
    "error FL2006 service.pipelines.traces/b.receivers",
  ]);
});

test("a connector in no pipeline is only unused", () => {
  expect(
    told(connectorsWired, piped({ traces: { receivers: ["otlp"], exporters: ["debug"] } }, { connectors })),
  ).toEqual([]);
});

test("the end of a connector that a pipeline of a misspelt signal has is not missing", () => {
  const traces = { receivers: ["otlp"], exporters: ["spanmetrics"] };
  const metric = { receivers: ["spanmetrics"], exporters: ["debug"] };
  expect(told(connectorsWired, piped({ traces, metric }, { connectors }))).toEqual([]);
});
