import { expect, test } from "vitest";
import { configuration, findings } from "./configuration.ts";

const told = (exporters: Record<string, object>) =>
  findings(configuration({ exporters: exporters as never }), "0.161.0").map(
    ({ code, severity, collectorPath, help }) => [severity, code, collectorPath?.join("."), help],
  );

// The exporter passes over names that it does not know, and ends for want of an endpoint (0.161.0).
test("what is missing is told at the name that was meant for it, once", () => {
  expect(told({ zipkin: { endpint: "http://a:9411/api/v2/spans" } })).toEqual([
    ["error", "FL1101", "exporters.zipkin.endpint", "did you mean endpoint?"],
  ]);
});

test("a name that is like no other is told beside it", () => {
  expect(told({ zipkin: { colour: "red" } }).map(([severity, code]) => [severity, code])).toEqual([
    ["warning", "FL1005"],
    ["error", "FL1101"],
  ]);
});
