import { expect, test } from "vitest";
import { checkFiles } from "../../../../../src/check-files.ts";
import type { Json } from "../../../../../src/model/json.ts";
import { configurationAround } from "../../../../conformance/check/harness.ts";

/** Verdicts of the real Collectors, asked with a start. */
function errorsOn(version: string, kind: "receivers" | "processors", type: string, settings: Json): number {
  const text = JSON.stringify(configurationAround(version, { kind, type, settings }));
  const { diagnostics } = checkFiles([{ file: "a.yaml", text }], { collector: version });
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

const scraped = { config: { scrape_configs: [{ job_name: "a", static_configs: [{ targets: ["a:1"] }] }] } };
const unusable = { server_config: { middleware: [{}], tls: { ca_pem: "(" } } };

test("an API server of the prometheus receiver that is not switched on is not started at 0.129.0", () => {
  expect(errorsOn("0.129.0", "receivers", "prometheus", { ...scraped, api_server: unusable })).toBe(0);
  const on = { ...scraped, api_server: { ...unusable, enabled: true } };
  expect(errorsOn("0.129.0", "receivers", "prometheus", on)).toBeGreaterThan(0);
});

test("the client of a detector that is not listed is not made", () => {
  const openshift = { tls: { curve_preferences: ["x"] } };
  expect(errorsOn("0.129.0", "processors", "resourcedetection", { detectors: ["env"], openshift })).toBe(0);
  const listed = { detectors: ["openshift"], openshift };
  expect(errorsOn("0.129.0", "processors", "resourcedetection", listed)).toBeGreaterThan(0);
});
