import { expect, test } from "vitest";
import { referencesDefined } from "../../../../src/check/deployed/collector/references-defined.ts";
import { configuration, piped, told } from "./configuration.ts";

test("a name of a pipeline that no section defines, with the nearest one that is", () => {
  expect(told(referencesDefined, piped({ traces: { receivers: ["otlp"], exporters: ["debgu"] } }))).toEqual([
    {
      at: "error FL2001 service.pipelines.traces.exporters[0]",
      message: 'The pipeline traces names the exporter "debgu", which is not defined; the Collector would not start.',
      help: "did you mean debug?",
    },
  ]);
});

test("what is defined in another section is said to be there", () => {
  const sections = { processors: { batch: null }, extensions: { zpages: null } };
  const traces = { receivers: ["otlp"], exporters: ["batch", "zpages", "kafka"] };
  expect(told(referencesDefined, piped({ traces }, sections)).map(({ help }) => help)).toEqual([
    "it is defined under processors: name it in that list",
    "it is an extension: name it in service.extensions",
    "define it under exporters, or remove it here",
  ]);
});

test("one that several pipelines name is told once, with their number", () => {
  const one = { receivers: ["otlp"], exporters: ["kafka"] };
  expect(told(referencesDefined, piped({ traces: one, metrics: one, logs: one }))).toEqual([
    {
      at: "error FL2001 service.pipelines.traces.exporters[0]",
      message:
        'The pipeline traces names the exporter "kafka", which is not defined; the Collector would not start. The same holds for 2 other pipelines.',
      help: "define it under exporters, or remove it here",
    },
  ]);
});

test("an extension that is enabled and not defined", () => {
  const config = configuration({ extensions: { health_check: null }, service: { extensions: ["health_chek"] } });
  expect(told(referencesDefined, config)).toEqual([
    {
      at: "error FL2001 service.extensions[0]",
      message: 'service.extensions names "health_chek", which is not defined; the Collector would not start.',
      help: "did you mean health_check?",
    },
  ]);
});

test("connectors stand at both ends, blanks around names do not count", () => {
  const traces = { receivers: ["otlp "], exporters: [" debug", "forward"] };
  expect(told(referencesDefined, piped({ traces }, { connectors: { "forward ": null } }))).toEqual([]);
});

test("nothing is missing from a section that cannot be read", () => {
  const traces = { receivers: ["otlp"], exporters: ["debug"] };
  expect(told(referencesDefined, { ...piped({ traces }), exporters: [] })).toEqual([]);
  const { exporters, ...others } = piped({ traces });
  expect(told(referencesDefined, { ...others, exportes: exporters ?? null })).toEqual([]);
});
