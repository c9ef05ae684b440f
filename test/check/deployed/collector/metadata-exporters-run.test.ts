import { expect, test } from "vitest";
import { checkText } from "../../../../src/check-text.ts";

const found = (exporters: string) =>
  checkText(
    `receivers:
  k8s_cluster: { metadata_exporters: [${exporters}] }
exporters:
  debug:
  signalfx: { access_token: a, realm: us0 }
  debug/unused:
service:
  pipelines:
    metrics: { receivers: [k8s_cluster], exporters: [debug, signalfx] }
`,
    { collector: "0.161.0" },
  )
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, message, place: { range } }) => `${code} ${range?.start.line}:${range?.start.column} ${message}`);

/** The words of 0.161.0: "exporter is not in collector config", "exporter does not implement MetadataExporter". */
test("an exporter of metadata runs, and takes them", () => {
  expect(found("signalfx, '${env:ALSO}'")).toEqual([]);
  expect(found("signalf")).toEqual([
    'FL2001 2:39 metadata_exporters names "signalf", which is not defined; the Collector would not start.',
  ]);
  expect(found("debug/unused")).toEqual([expect.stringContaining('"debug/unused", which no pipeline uses;')]);
  expect(found("debug")).toEqual([expect.stringContaining('"debug", which does not take metadata;')]);
});
