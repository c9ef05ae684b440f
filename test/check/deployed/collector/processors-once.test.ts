import { expect, test } from "vitest";
import { processorsOnce } from "../../../../src/check/deployed/collector/processors-once.ts";
import { piped, told } from "./configuration.ts";

const processors = { batch: null, "batch/again": null };

test("a processor twice in one pipeline is refused, however often it is repeated", () => {
  const traces = { receivers: ["otlp"], processors: ["batch", "batch", "batch"], exporters: ["debug"] };
  expect(told(processorsOnce, piped({ traces }, { processors }))).toEqual([
    {
      at: "error FL2003 service.pipelines.traces.processors[1]",
      message: 'The pipeline traces names the processor "batch" twice; the Collector would not start.',
      help: 'remove one, or define a second one as "batch/again"',
    },
  ]);
});

test("blanks do not make another processor of it, a name does", () => {
  const of = (names: readonly string[]) =>
    told(
      processorsOnce,
      piped({ traces: { receivers: ["otlp"], processors: names, exporters: ["debug"] } }, { processors }),
    );
  expect(of([" batch", "batch "])).toHaveLength(1);
  expect(of(["batch", "batch/again"])).toEqual([]);
});

test("a receiver or an exporter twice counts once, which is told", () => {
  const traces = { receivers: ["otlp", "otlp"], processors: [], exporters: ["debug", "debug"] };
  expect(told(processorsOnce, piped({ traces })).map(({ at, message }) => `${at}: ${message}`)).toEqual([
    'warning FL2003 service.pipelines.traces.receivers[1]: The pipeline traces names the receiver "otlp" twice; it counts once.',
    'warning FL2003 service.pipelines.traces.exporters[1]: The pipeline traces names the exporter "debug" twice; it counts once.',
  ]);
});

test("two pipelines share a processor", () => {
  const one = { receivers: ["otlp"], processors: ["batch"], exporters: ["debug"] };
  expect(told(processorsOnce, piped({ traces: one, metrics: one }, { processors }))).toEqual([]);
});
