import { expect, test } from "vitest";
import { configuration, verdicts } from "../configuration.ts";

const of = (settings: object, version: string) =>
  verdicts(configuration({ exporters: { kafka: { brokers: ["a:9092"], ...settings } } }), version);

// What real exporters of both versions said of each version; what they refuse is in fixtures/refused-settings.json.
test.each([
  ["1.0", false, true],
  ["0.8.2", false, true],
  ["0.8.2.0", true, true],
  ["1.0.0.0", false, false],
  ["3", false, false],
  ["3.9", false, true],
  ["99.0.0", true, false],
  ["0.11.0.0", true, true],
  ["2.1.0", true, true],
])("version %s of Kafka", (protocol_version, sarama, franz) => {
  expect(of({ protocol_version }, "0.129.0")).toEqual(sarama ? [] : ["error FL1102 exporters.kafka.protocol_version"]);
  expect(of({ protocol_version }, "0.161.0")).toEqual(franz ? [] : ["error FL1102 exporters.kafka.protocol_version"]);
});

test("a refresh of zero is the client's own", () => {
  expect(of({ metadata: { refresh_interval: "0s" } }, "0.161.0")).toEqual([]);
  expect(of({ metadata: { refresh_interval: "5s" } }, "0.161.0")).toEqual([]);
});
