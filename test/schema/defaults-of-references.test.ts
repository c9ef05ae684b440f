/** What real Collectors of both versions take, and refuse, with no variable set. */

import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { defaultsOfReference } from "../../src/schema/defaults-of-references.ts";

function errors(settings: string) {
  const text = `receivers: {nop: }\nprocessors: {batch: }\nexporters: {otlp: {endpoint: "a:1", ${settings}}}\nservice: {pipelines: {traces: {receivers: [nop], processors: [batch], exporters: [otlp]}}}\n`;
  const { diagnostics } = checkFiles([{ file: "a.yaml", text }], { collector: "0.161.0" });
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

test.each([
  `timeout: "\${env:T:-5s}"`,
  `timeout: "\${env:T:-5}"`,
  `timeout: "\${env:T:-\${env:U:-3s}}"`,
  `tls: {insecure: "\${env:I:-true}"}`,
  `sending_queue: {queue_size: "\${env:Q:-1000}"}`,
  `headers: {a: "\${env:H:-5}"}`,
  `timeout: "\${env:T}"`,
])("%s is taken", (settings) => {
  expect(errors(settings)).toEqual([]);
});

test.each([
  [`timeout: "\${env:T:-5 seconds}"`, "is not a duration"],
  [`tls: {insecure: "\${env:I:-yes}"}`, "Expected a boolean"],
  [`sending_queue: {queue_size: "\${env:Q:-ten}"}`, "Expected a number"],
])("%s is refused", (settings, reason) => {
  expect(errors(settings)).toEqual([expect.stringContaining(reason)]);
});

test("what is spelt in other ways is left to those who read it", () => {
  for (const otherwise of ["", "[a]", "0x10", "010", ".inf", "'a'", "a: b"])
    expect(defaultsOfReference(`\${env:A:-${otherwise}}`)).toBeUndefined();
  expect(defaultsOfReference("${env:A:-5}")).toEqual([5, "5"]);
});
