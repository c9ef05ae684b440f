import { expect, test } from "vitest";
import { telemetryComplete } from "../../../../src/check/deployed/collector/telemetry-complete.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, told } from "./configuration.ts";

function of(telemetry: JsonObject, version?: string) {
  return told(telemetryComplete, configuration({ service: { telemetry } }), version);
}

const whole = { pull: { exporter: { prometheus: { host: "0.0.0.0", port: 8888 } } } };

test("a log has one of two encodings", () => {
  expect(of({ logs: { encoding: "yaml" } })).toEqual([
    {
      at: "error FL1004 service.telemetry.logs.encoding",
      message: '"yaml" is not an encoding of the Collector\'s own log; the Collector would not start.',
      help: "use console or json",
    },
  ]);
  expect(of({ logs: { encoding: "json" } })).toEqual([]);
  expect(of({ logs: { encoding: "${env:ENCODING}" } })).toEqual([]);
});

test("an empty list of readers needs level: none", () => {
  expect(of({ metrics: { readers: [] } })).toEqual([
    {
      at: "error FL1101 service.telemetry.metrics.readers",
      message: "The list of readers is empty, which only level: none allows; the Collector would not start.",
      help: "leave the list out for the default at localhost:8888, or set level: none",
    },
  ]);
  expect(of({ metrics: { level: "None", readers: [] } })).toEqual([]);
});

test.each<[string, JsonObject, string]>([
  ["nothing", {}, "a pull or periodic section"],
  ["an exporter", { pull: {} }, "an exporter"],
  ["a host", { pull: { exporter: { prometheus: { port: 8888 } } } }, "host"],
  ["a port", { pull: { exporter: { prometheus: { host: "a", port: null } } } }, "port"],
])("a reader lacks %s", (_, reader, missing) => {
  expect(of({ metrics: { readers: [whole, reader] } })).toEqual([
    {
      at: "error FL1101 service.telemetry.metrics.readers[1]",
      message: `The reader lacks ${missing}; the Collector would not start.`,
      help: "write `pull: { exporter: { prometheus: { host: 0.0.0.0, port: 8888 } } }`",
    },
  ]);
  expect(of({ metrics: { level: "none", readers: [reader] } })).toEqual([]);
});

test("views need level: detailed", () => {
  expect(of({ metrics: { views: [{}] } })).toEqual([
    {
      at: "error FL1103 service.telemetry.metrics.views",
      message: "Views need level: detailed; the Collector would not start.",
      help: "set service.telemetry.metrics.level: detailed, or remove the views",
    },
  ]);
  expect(of({ metrics: { level: "detailed", views: [{}] } })).toEqual([]);
});

test("attributes of the resource in the old form are strings, since the resource has keys of its own", () => {
  const resource = { "service.version": 1, "service.name": null, attributes: [] };
  expect(of({ resource }, "0.161.0")).toEqual([
    {
      at: "error FL1003 service.telemetry.resource.service.version",
      message: 'Expected a string for the attribute "service.version", found 1; the Collector would not start.',
      help: 'write it in quotes: "1"',
    },
  ]);
  expect(of({ resource }, "0.129.0")).toEqual([]);
});

test("a view whose bounds do not ascend is done without", () => {
  const view = (boundaries: readonly number[]) => ({
    metrics: { level: "detailed", views: [{ stream: { aggregation: { explicit_bucket_histogram: { boundaries } } } }] },
  });
  expect(of(view([1, 5, 5])).map(({ at }) => at)).toEqual([
    "warning FL1006 service.telemetry.metrics.views[0].stream.aggregation.explicit_bucket_histogram.boundaries[2]",
  ]);
  expect(of(view([1, 5, 10]))).toEqual([]);
});
