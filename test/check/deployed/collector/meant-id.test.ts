import { expect, test } from "vitest";
import { checkFiles } from "../../../../src/check-files.ts";

/** What is found in a configuration whose pipeline names the exporter by its right id, with the id of its definition given. */
function told(written: string, right: string): readonly string[] {
  const text = `receivers: { otlp: { protocols: { grpc: } } }
exporters: { ${JSON.stringify(written)}: { endpoint: "http://a:4318" } }
service: { pipelines: { traces: { receivers: [otlp], exporters: [${right}] } } }
`;
  const { diagnostics } = checkFiles([{ file: "a.yaml", text }], { collector: "0.161.0" });
  return diagnostics.map(({ code, place, help }) => `${code} ${place.range?.start.line} ${help}`);
}

test.each([
  ["otlp-http", "otlp_http"],
  ['"otlp_http"', "otlp_http"],
  ["otlp_http:", "otlp_http"],
  ["otlp_http/a:", "otlp_http/a"],
  ["/otlp_http", "otlp_http"],
  ["otlp_http/", "otlp_http"],
  ["otlp_http/a b", "otlp_http/a-b"],
  ["otlp_http.a", "otlp_http/a"],
  ["otlp_http\\a", "otlp_http/a"],
  ["otlphtp-/a", "otlp_http/a"],
])("%j was meant for %s, which is told once", (written, meant) => {
  expect(told(written, meant)).toEqual([`FL1004 2 did you mean ${meant}?`]);
});

test("an id of nothing that there is has no suggestion, and what is named is missed", () => {
  expect(told("nothing-of-it", "otlp_http").map((one) => one.slice(0, 8))).toEqual(["FL1004 2", "FL2001 3"]);
});
