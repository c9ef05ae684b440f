import { expect, test } from "vitest";
import { queueComplete } from "../../../../../src/check/deployed/collector/load-balancing/queue-complete.ts";
import type { JsonObject } from "../../../../../src/model/json.ts";
import { balancing, told } from "../configuration.ts";

function of(settings: JsonObject, { version = "0.129.0", signals = ["traces"] } = {}) {
  return told(queueComplete, balancing(settings, signals), version);
}

const queue = { enabled: true, num_consumers: 10, queue_size: 1000 };
const retry = { enabled: true, initial_interval: "5s", max_interval: "30s" };

test("a queue without one of its fields, at that field; later versions have defaults", () => {
  expect(of({ sending_queue: queue })).toEqual([
    {
      at: "error FL3004 exporters.loadbalancing.sending_queue.sizer",
      message: "The exporter's own queue has no defaults at 0.129.0: sizer is zero, and the Collector would not start.",
      help: "write out enabled, num_consumers, queue_size and sizer: requests",
    },
  ]);
  expect(of({ sending_queue: queue }, { version: "0.130.0" })).toEqual([]);
});

test("without several, at the queue", () => {
  expect(of({ sending_queue: { enabled: true } }).map(({ at, message }) => [at, message])).toEqual([
    [
      "error FL3004 exporters.loadbalancing.sending_queue",
      "The exporter's own queue has no defaults at 0.129.0: num_consumers, queue_size, sizer are zero, and the Collector would not start.",
    ],
  ]);
  expect(of({ sending_queue: { enabled: true } }, { version: "0.161.0" })).toEqual([]);
});

test("whether it counts is asked only when a pipeline builds the exporter", () => {
  expect(of({ sending_queue: queue }, { signals: [] }).map(({ at, message }) => [at, message])).toEqual([
    [
      "warning FL3004 exporters.loadbalancing.sending_queue.sizer",
      "The exporter's own queue has no defaults at 0.129.0: sizer is zero, and the Collector would not start once a pipeline uses it.",
    ],
  ]);
});

test("a retry without its waits, in every version", () => {
  const incomplete = {
    at: "warning FL3004 exporters.loadbalancing.retry_on_failure.max_elapsed_time",
    message: "The exporter's own retry has no defaults: max_elapsed_time is zero, so it retries at once and forever.",
    help: "write out initial_interval, max_interval, max_elapsed_time, multiplier and randomization_factor",
  };
  expect(of({ retry_on_failure: retry })).toEqual([incomplete]);
  expect(of({ retry_on_failure: retry }, { version: "0.161.0" })).toEqual([incomplete]);
});

test("what is complete, off, or not there", () => {
  expect(
    of({ sending_queue: { ...queue, sizer: "requests" }, retry_on_failure: { ...retry, max_elapsed_time: "0s" } }),
  ).toEqual([]);
  expect(of({ sending_queue: { enabled: false }, retry_on_failure: { enabled: false } })).toEqual([]);
  expect(of({ sending_queue: {} })).toEqual([]);
  expect(of({})).toEqual([]);
});

test("what one exporter of each backend cannot have for itself is told", () => {
  const places = (otlp: JsonObject, version?: string) =>
    of({ protocol: { otlp } }, version === undefined ? {} : { version }).map(({ at }) => at);
  const at = "exporters.loadbalancing.protocol.otlp";
  expect(places({ endpoint: "a:4317" })).toEqual([`warning FL1103 ${at}.endpoint`]);
  const stored = { sending_queue: { enabled: true, storage: "file_storage" } };
  expect(places(stored, "0.161.0")).toEqual([`warning FL1103 ${at}.sending_queue.storage`]);
  expect(places(stored, "0.129.0")).toEqual([]);
  expect(places({ sending_queue: { enabled: false, storage: "file_storage" } }, "0.161.0")).toEqual([]);
});
