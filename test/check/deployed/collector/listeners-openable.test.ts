import { expect, test } from "vitest";
import { listenersOpenable } from "../../../../src/check/deployed/collector/listeners-openable.ts";
import { configuration, type Sections, told } from "./configuration.ts";

const listening = (endpoint: string): Sections => ({ receivers: { zipkin: { endpoint } } });
const at = (sections: Sections) => told(listenersOpenable, configuration(sections)).map((one) => one.at);

// Each ends a real Collector 0.129.0 and 0.161.0 at start: "missing port in address", "too many colons", "unknown port".
test.each(["0.0.0.0", "http://0.0.0.0:9411", "0.0.0.0::9411", "0.0.0.0:otlp", "0.0.0.0:99999", "9411"])(
  "%s is not an address to listen at",
  (endpoint) => {
    expect(at(listening(endpoint))).toEqual(["error FL1102 receivers.zipkin.endpoint"]);
  },
);

test.each(["0.0.0.0:9411", ":9411", "[::]:9411", "localhost:http", "${env:MY_POD_IP}:9411", "0.0.0.0:0"])(
  "%s is one",
  (endpoint) => {
    expect(at(listening(endpoint))).toEqual([]);
  },
);

// "lookup 0: no such host", of a real Collector 0.161.0.
test.each(["0:9411", "127.1:9411", "0.0.0.00:9411"])("%s is neither an address nor a name", (endpoint) => {
  expect(at(listening(endpoint))).toEqual(["error FL1102 receivers.zipkin.endpoint"]);
});

// A real Collector 0.161.0 starts with each.
test.each(["[::0]", "[0:0:0:0:0:0:0:0]", "[::ffff:0.0.0.0]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "LOCALHOST"])(
  "%s is an address of every machine",
  (host) => {
    expect(at(listening(`${host}:9411`))).toEqual([]);
  },
);

test.each(["[fd00::5]:9411", "[::5]:9411", "[::ffff:10.0.0.5]:9411"])("%s is an address of one machine", (endpoint) => {
  expect(at(listening(endpoint))).toEqual(["warning FL1006 receivers.zipkin.endpoint"]);
});

test("an address that only one machine has is a warning", () => {
  expect(at(listening("10.0.0.5:9411"))).toEqual(["warning FL1006 receivers.zipkin.endpoint"]);
});

test("every component that listens is looked at", () => {
  const found = at({
    receivers: { statsd: { endpoint: "localhost" }, fluentforward: { endpoint: "24224" } },
    exporters: { prometheus: { endpoint: "8889" } },
  });
  expect(found.map((one) => one.split(" ")[2]).sort()).toEqual([
    "exporters.prometheus.endpoint",
    "receivers.fluentforward.endpoint",
    "receivers.statsd.endpoint",
  ]);
});
