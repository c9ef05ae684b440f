import { expect, test } from "vitest";
import { restsOnVariable } from "../conformance/check/oracle.ts";

const exporter = (settings: Readonly<Record<string, string>>) => ({ exporters: { otlphttp: settings } });
const said = "exporters::otlphttp: at least one endpoint must be specified";

test("a refusal of what is empty rests on the variable that its setting is, which is unset where it is asked", () => {
  expect(restsOnVariable(exporter({ endpoint: "$" + "{BACKEND}" }), said)).toBe(true);
  expect(restsOnVariable(exporter({ endpoint: "$" + "{env:BACKEND}" }), said)).toBe(true);
  expect(restsOnVariable(exporter({ endpoint: "$BACKEND" }), said)).toBe(true);
});

test("no other refusal of the same component does, so that none is hidden", () => {
  expect(restsOnVariable(exporter({ "api-key": "$" + "{env:KEY}" }), said)).toBe(false);
  expect(restsOnVariable(exporter({ endpoint: "$" + "{env:BACKEND:-http://b:1}" }), said)).toBe(false);
  expect(restsOnVariable(exporter({ endpointt: "$" + "{env:BACKEND}" }), said)).toBe(false);
  const port = "exporters::otlp::clientconfig: invalid port x";
  expect(restsOnVariable({ exporters: { otlp: { endpoint: "$" + "{env:BACKEND}" } } }, port)).toBe(false);
});

test("nor do several refusals of which one does not", () => {
  const both = `${said}\nservice::pipelines::metrics: must have at least one receiver`;
  expect(restsOnVariable(exporter({ endpoint: "$" + "{BACKEND}" }), both)).toBe(false);
});
