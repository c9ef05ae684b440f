import { expect, test } from "vitest";
import { lossStated } from "../../../../../src/check/deployed/collector/load-balancing/loss-stated.ts";
import type { Json } from "../../../../../src/model/json.ts";
import { balancing, told } from "../configuration.ts";

function of(otlp: Json) {
  return told(lossStated, balancing({ protocol: { otlp } }, ["traces"]));
}

test("a queue for each backend that nobody asked for hides a dead one", () => {
  const hidden = {
    at: "warning FL3005 exporters.loadbalancing.protocol.otlp.sending_queue",
    message:
      "By default each backend has its own queue: a send to a dead backend counts as success, and its data is dropped after five minutes.",
    help: "write out protocol.otlp.sending_queue; `enabled: false` there, with a queue and retry of the exporter itself, routes failed data again",
  };
  expect(of({})).toEqual([hidden]);
  expect(of(null)).toEqual([hidden]);
  expect(of({ sending_queue: null })).toEqual([hidden]);
});

test("one that is spelled out, on or off, is meant", () => {
  expect(of({ sending_queue: { enabled: true } })).toEqual([]);
  expect(of({ sending_queue: { enabled: false } })).toEqual([]);
  expect(of({ sending_queue: {} })).toEqual([]);
});
