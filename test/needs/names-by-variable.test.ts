/** With no variable set, real Collectors of both versions start with each of these. */

import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { namesOtherwise } from "../../src/needs/names-by-variable.ts";

function told(pipeline: string, version = "0.161.0") {
  const text = `receivers: {nop/prod: }\nexporters: {nop: }\nextensions: {pprof: }\nservice:\n  extensions: [pprof]\n  pipelines: {traces: ${pipeline}}\n`;
  const { diagnostics } = checkFiles([{ file: "a.yaml", text }], { collector: version });
  return diagnostics.filter(({ code }) => code !== "FL2008").map(({ code, severity }) => `${severity} ${code}`);
}

test.each([
  `{receivers: ["\${env:R:-nop/prod}"], exporters: [nop]}`,
  `{receivers: "\${env:R:-[nop/prod]}", exporters: [nop]}`,
  `{receivers: ["nop/\${env:R:-prod}"], processors: "\${env:P:-[]}", exporters: [nop]}`,
  `{receivers: ["\${env:R}"], exporters: "\${env:E}"}`,
])("names of variables are names: %s", (pipeline) => {
  expect(told(pipeline).filter((one) => one.startsWith("error"))).toEqual([]);
  expect(told(pipeline)).not.toContain("warning FL2002");
});

test("a default that names nothing is told", () => {
  expect(told(`{receivers: ["\${env:R:-otlp}", nop/prod], exporters: [nop]}`)).toContain("error FL2001");
});

test.each([
  ["${env:R:-[a, 'b']}", ["a", "b"]],
  ["x/${env:R:-a}", "x/a"],
  ["${env:R}", "${env:R}"],
  [
    ["${env:R:-a}", "b"],
    ["a", "b"],
  ],
])("%j is %j where no variable is set", (written, names) => {
  expect(namesOtherwise(written)).toEqual(names);
});
