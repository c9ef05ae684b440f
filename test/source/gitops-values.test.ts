import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const config = (indent: string, endpoint = "endpoint") =>
  ["config:", "  receivers:", "    otlp:", "      protocols:", `        grpc: { ${endpoint}: "0.0.0.0:4317" }`]
    .map((line) => indent + line)
    .join("\n");

const release = (values: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: gateway, namespace: telemetry }
spec:
  values:
    image: { repository: otel/opentelemetry-collector-contrib, tag: 0.161.0 }
${values}
`;

const application = (helm: string, at = "  source:\n    helm:") => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: gateway }
spec:
${at}
${helm}
`;

function unknownKeys(text: string): readonly string[] {
  return checkFiles([{ file: "gateway.yaml", text }])
    .diagnostics.filter(({ code }) => code === "FL1002")
    .map(({ place, help }) => {
      const start = place.in === "text" ? place.range.start : undefined;
      return `${start?.line}:${start?.column} ${help}`;
    });
}

/** Line and column of the misspelt key in the file itself. */
function placeIn(text: string): string {
  const before = text.slice(0, text.indexOf("endpiont")).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1} did you mean endpoint?`;
}

test.each([
  ["a HelmRelease of Flux", release(config("    ", "endpiont"))],
  ["one of a chart around the chart", release(`    opentelemetry-collector:\n${config("      ", "endpiont")}`)],
  ["an Application's valuesObject", application(`      valuesObject:\n${config("        ", "endpiont")}`)],
  ["an Application's text of values", application(`      values: |\n${config("        ", "endpiont")}`)],
  [
    "one of several sources",
    application(
      `        valuesObject:\n${config("          ", "endpiont")}`,
      "  sources:\n    - repoURL: x\n    - helm:",
    ),
  ],
])("a misspelt key in the values of %s is found at its place", (_, text) => {
  expect(unknownKeys(text)).toEqual([placeIn(text)]);
});

test("the version is that of the image in the values, and sound values are told nothing of", () => {
  const { diagnostics, collectors } = checkFiles([{ file: "gateway.yaml", text: release(config("    ")) }]);
  expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(collectors.map(({ version }) => version)).toEqual(["0.161.0"]);
});

test("values of another chart, templates and values that are not are left alone", () => {
  for (const values of ["    config: { a: 1 }", "    config: text", "    replicas: 2"]) {
    expect(checkFiles([{ file: "gateway.yaml", text: release(values) }]).diagnostics).toEqual([]);
  }
  for (const helm of ["      values: '{{ x }}'", "      values: 'a: ['", "      valuesObject: 5"]) {
    expect(checkFiles([{ file: "gateway.yaml", text: application(helm) }]).diagnostics).toEqual([]);
  }
});
