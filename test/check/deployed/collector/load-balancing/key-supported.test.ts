import { describe, expect, test } from "vitest";
import { keySupported } from "../../../../../src/check/deployed/collector/load-balancing/key-supported.ts";
import type { JsonObject } from "../../../../../src/model/json.ts";
import { balancing, told } from "../configuration.ts";

function of(signals: readonly string[], settings: JsonObject, version = "0.129.0") {
  return told(keySupported, balancing(settings, signals), version);
}

const at = "exporters.loadbalancing.routing_key";

describe("a routing key", () => {
  // Table of the exporter's documentation and code at each version.
  test.each([
    ["0.129.0", "traces", "service", []],
    ["0.129.0", "traces", "streamID", [`error FL3001 ${at}`]],
    ["0.129.0", "metrics", "service", []],
    ["0.129.0", "metrics", "traceID", [`error FL3001 ${at}`]],
    ["0.129.0", "logs", "traceID", []],
    ["0.129.0", "logs", "service", [`warning FL3011 ${at}`]],
    ["0.129.0", "logs", "trace_id", [`warning FL3001 ${at}`]],
    ["0.161.0", "logs", "service", []],
    ["0.161.0", "logs", "metric", [`error FL3001 ${at}`]],
    ["0.161.0", "logs", "trace_id", [`error FL3001 ${at}`]],
  ])("at %s for %s: %s", (version, signal, key, found) => {
    expect(of([signal], { routing_key: key }, version).map((one) => one.at)).toEqual(found);
  });

  test("that no version has, with the nearest one that all have", () => {
    expect(of(["traces"], { routing_key: "trace_id" })).toEqual([
      {
        at: `error FL3001 ${at}`,
        message: '"trace_id" is not a routing key in any version; the Collector would not start.',
        help: "did you mean traceID?",
      },
    ]);
    expect(of(["traces"], { routing_key: "tenant_id" }).map(({ help }) => help)).toEqual([
      'use `routing_key: attributes` with `routing_attributes: ["tenant.id"]`',
    ]);
  });

  test("that a later version could use, with the first that can", () => {
    expect(of(["metrics"], { routing_key: "attributes", routing_attributes: ["a"] })).toEqual([
      {
        at: `error FL3001 ${at}`,
        message: "Collector 0.129.0 cannot route metrics by attributes; it would not start.",
        help: "use one of service, resource, metric, streamID for metrics, or a Collector from 0.147.0 on, such as 0.161.0",
      },
    ]);
  });

  test("that logs do not look at yet", () => {
    expect(of(["logs"], { routing_key: "service" })).toEqual([
      {
        at: `warning FL3011 ${at}`,
        message:
          'Collector 0.129.0 ignores "service" for logs: it routes them by trace id, and those without one at random.',
        help: "logs honour the key from 0.154.0 on; give logs their own exporter to make that visible",
      },
    ]);
  });

  test("is asked of each signal that shares the exporter", () => {
    expect(of(["traces", "metrics", "logs"], { routing_key: "traceID" }).map((one) => one.message)).toEqual([
      "Collector 0.129.0 cannot route metrics by traceID; it would not start.",
    ]);
  });

  test("of an exporter that no pipeline uses is a warning", () => {
    expect(of([], { routing_key: "trace_id" }).map((one) => one.at)).toEqual([`warning FL3001 ${at}`]);
    expect(of([], { routing_key: "streamID" })).toEqual([]);
  });

  test("may be a reference, or left out", () => {
    expect(of(["traces"], { routing_key: "${env:KEY}" })).toEqual([]);
    expect(of(["traces"], {})).toEqual([]);
  });
});

describe("attributes and the key belong together", () => {
  const list = "exporters.loadbalancing.routing_attributes";

  test("a list without its key does nothing, or is refused from 0.147 on", () => {
    const settings = { routing_key: "service", routing_attributes: ["a"] };
    expect(of(["traces"], settings)).toEqual([
      {
        at: `warning FL1103 ${list}`,
        message: 'routing_attributes is read only with routing_key "attributes": it does nothing here.',
        help: "set `routing_key: attributes`, or remove the list",
      },
    ]);
    expect(of(["traces"], settings, "0.161.0").map((one) => one.at)).toEqual([`error FL1103 ${list}`]);
    expect(of(["traces"], { routing_attributes: "a" }, "0.161.0").map((one) => one.at)).toEqual([
      `error FL1103 ${list}`,
    ]);
  });

  test("a key without its list puts every item on one backend, or is refused", () => {
    expect(of(["traces"], { routing_key: "attributes", routing_attributes: [] }).map((one) => one.message)).toEqual([
      'routing_key "attributes" needs routing_attributes: without them every item has the same key.',
    ]);
    expect(of(["traces"], { routing_key: "attributes" }, "0.161.0").map((one) => one.at)).toEqual([
      `error FL1103 ${list}`,
    ]);
  });
});
