import { expect, test } from "vitest";
import { telemetryBuildable } from "../../../../src/check/deployed/collector/telemetry-buildable.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, told } from "./configuration.ts";

const both = ["0.129.0", "0.161.0"];
const otlp = { endpoint: "http://a:4318", protocol: "http/protobuf" };
const exporter = { otlp };
const batch = (more: JsonObject): JsonObject => ({ processors: [{ batch: { exporter, ...more } }] });
const sent = (more: JsonObject): JsonObject => batch({ exporter: { otlp: { ...otlp, ...more } } });
const viewed = (view: JsonObject): JsonObject => ({ metrics: { level: "detailed", views: [view] } });

const of = (telemetry: JsonObject, version: string) =>
  told(telemetryBuildable, configuration({ service: { telemetry } }), version).map(({ at }) =>
    at.replace("service.telemetry.", ""),
  );

// Each of these validates in both versions, and real Collectors of both ended at start with the words beside it.
test.each<[string, JsonObject, string]>([
  [
    "invalid schedule delay -5",
    { traces: batch({ schedule_delay: -5 }) },
    "FL1102 traces.processors[0].batch.schedule_delay",
  ],
  [
    "invalid export timeout -5",
    { logs: batch({ export_timeout: -5 }) },
    "FL1102 logs.processors[0].batch.export_timeout",
  ],
  ["invalid queue size -5", { logs: batch({ max_queue_size: -5 }) }, "FL1102 logs.processors[0].batch.max_queue_size"],
  ["unsupported span processor type", { traces: { processors: [{}] } }, "FL1101 traces.processors[0]"],
  ["unsupported log processor type", { logs: { processors: [{ batch: null }] } }, "FL1101 logs.processors[0]"],
  [
    "must not specify multiple span processor type",
    { traces: { processors: [{ batch: { exporter }, simple: { exporter } }] } },
    "FL1103 traces.processors[0].simple",
  ],
  ["no valid span exporter", { traces: { processors: [{ simple: {} }] } }, "FL1101 traces.processors[0].simple"],
  [
    "unsupported compression",
    { traces: sent({ compression: "zstd" }) },
    "FL1004 traces.processors[0].batch.exporter.otlp.compression",
  ],
  [
    "invalid port",
    { traces: sent({ endpoint: "http://a:x" }) },
    "FL1004 traces.processors[0].batch.exporter.otlp.endpoint",
  ],
  [
    "invalid memory address",
    { traces: sent({ endpoint: null }) },
    "FL1101 traces.processors[0].batch.exporter.otlp.endpoint",
  ],
  [
    "invalid headers list",
    { traces: sent({ headers_list: "a" }) },
    "FL1004 traces.processors[0].batch.exporter.otlp.headers_list",
  ],
  [
    "unsupported temporality preference",
    { metrics: { readers: [{ periodic: { exporter: { otlp: { ...otlp, temporality_preference: "foo" } } } }] } },
    "FL1004 metrics.readers[0].periodic.exporter.otlp.temporality_preference",
  ],
  ["no selector provided", viewed({}), "FL1101 metrics.views[0].selector"],
  ["empty selector", viewed({ selector: {} }), "FL1101 metrics.views[0].selector"],
  [
    "instrument_type: invalid value",
    viewed({ selector: { instrument_type: "foo" } }),
    "FL1004 metrics.views[0].selector.instrument_type",
  ],
  ["no sink found for scheme", { logs: { output_paths: ["foo://x"] } }, "FL1004 logs.output_paths[0]"],
])("%s", (_, telemetry, at) => {
  for (const version of both) expect(of(telemetry, version)).toEqual([`error ${at}`]);
});

test("propagators and samplers are looked at where traces are built", () => {
  expect(of({ traces: { propagators: ["foo"] } }, "0.129.0")).toEqual(["error FL1004 traces.propagators[0]"]);
  expect(of({ traces: { sampler: {} } }, "0.129.0")).toEqual(["error FL1101 traces.sampler"]);
  expect(of({ traces: { propagators: ["foo"], sampler: {} } }, "0.161.0")).toEqual([]);
  expect(of({ traces: { level: "none", propagators: ["foo"] } }, "0.129.0")).toEqual([]);
  expect(of({ traces: { propagators: ["foo"], ...batch({}) } }, "0.161.0")).toEqual([
    "error FL1004 traces.propagators[0]",
  ]);
});

test("what both versions start with has no findings", () => {
  const sound: JsonObject = {
    traces: { ...sent({ compression: "gzip" }), propagators: ["tracecontext", "b3"], sampler: { always_on: {} } },
    logs: { ...batch({ schedule_delay: 0 }), output_paths: ["stderr", "./a.log"] },
    metrics: {
      level: "detailed",
      readers: [{ periodic: { exporter: { otlp: { protocol: "http/protobuf" } } } }],
      views: [{ selector: { instrument_name: "a*" }, stream: { name: "a" } }],
    },
  };
  for (const version of both) expect(of(sound, version)).toEqual([]);
});
