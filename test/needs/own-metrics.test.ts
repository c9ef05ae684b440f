import { expect, test } from "vitest";
import { metricsProblem } from "../../src/needs/own-metrics.ts";

const plain = { without_scope_info: true, without_type_suffix: true, without_units: true };
const at = (prometheus: object) => ({ readers: [{ pull: { exporter: { prometheus } } }] });

// What a scrape of the real Collectors answers is held by `npm run conformance:local`.
test.each([
  ["0.129.0", at({ host: "0.0.0.0", port: 8888, ...plain }), undefined],
  ["0.129.0", at({ host: "::", port: 8888 }), "have other names"],
  ["0.161.0", at({ host: "::", port: 8888 }), undefined],
  ["0.161.0", at({ host: "::", port: 8888, ...plain, without_units: false }), "have other names"],
  ["0.161.0", at({ port: 8888 }), "are on localhost alone"],
  ["0.161.0", at({ host: "127.0.0.1", port: 8888 }), "are on localhost alone"],
  ["0.161.0", at({ host: "::", port: 9090 }), "are not on port 8888"],
  ["0.161.0", {}, "are not on port 8888"],
  ["0.161.0", { level: "none" }, "are off"],
  ["0.161.0", "anything", "are not on port 8888"],
])("metrics of %s with %j: %s", (version, metrics, problem) => {
  expect(metricsProblem(metrics, version)).toBe(problem);
});
