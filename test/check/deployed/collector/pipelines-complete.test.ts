import { expect, test } from "vitest";
import { pipelinesComplete } from "../../../../src/check/deployed/collector/pipelines-complete.ts";
import { configuration, piped, told } from "./configuration.ts";

function verdicts(config: Parameters<typeof told>[1]) {
  return told(pipelinesComplete, config).map(({ at }) => at);
}

test("a Collector without a pipeline is refused", () => {
  expect(told(pipelinesComplete, piped({}))).toEqual([
    {
      at: "error FL2004 service.pipelines",
      message: "No pipeline is defined; the Collector would not start.",
      help: "add one, such as service.pipelines.traces, with receivers and exporters",
    },
  ]);
  const { service: _, ...without } = configuration({});
  expect(verdicts(without)).toEqual(["error FL2004 service.pipelines"]);
});

test("a pipeline lacks receivers, exporters, or both", () => {
  expect(told(pipelinesComplete, piped({ traces: { receivers: ["otlp"], exporters: [] } }))).toEqual([
    {
      at: "error FL2004 service.pipelines.traces.exporters",
      message: "The pipeline traces has no exporters; the Collector would not start.",
      help: "name at least one under exporters",
    },
  ]);
  expect(verdicts(piped({ traces: null }))).toHaveLength(2);
});

test("connectors alone do not make a Collector", () => {
  const { receivers: _, ...config } = piped(
    { traces: { receivers: ["forward"], exporters: ["debug"] } },
    { connectors: { forward: null } },
  );
  expect(verdicts(config)).toEqual(["error FL2004 receivers"]);
});

test("what is there under a wrong name or in a wrong form is told by another rule", () => {
  const whole = configuration({});
  expect(verdicts({ ...whole, service: { pipeline: {} } })).toEqual([]);
  expect(verdicts({ ...whole, service: { pipelines: [] } })).toEqual([]);
  expect(verdicts(piped({ traces: { receiver: ["otlp"], exporters: ["debug"] } }))).toEqual([]);
  expect(verdicts({ ...whole, service: undefined as never, servic: {} })).toEqual([]);
});
