import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { podBesideStore, received } from "../fixtures/pod-with-arguments.ts";

const removed = "filelog.decompressFingerprint"; // at 0.161.0: no such feature gate

function places(text: string): readonly string[] {
  return checkFiles([{ file: "a.yaml", text }]).diagnostics.map(
    ({ code, place: { range } }) => `${code} ${range?.start.line}:${range?.start.column}`,
  );
}

function pod(container: string): string {
  return `${podBesideStore(container)}data:
  base: |
${received.replaceAll(/^/gm, "    ")}
`;
}

test.each([
  [`args: [--config=/conf/base, "--feature-gates=${removed}"]`, ["FL1004 10:35"]],
  [`args: [--config=/conf/base, --feature-gates, "${removed}"]`, ["FL1004 10:52"]],
  [
    `args: [--config=/conf/base, --feature-gates=${removed}, --feature-gates=-${removed}]`,
    ["FL1004 10:35", "FL1004 10:82"],
  ],
  [`command: [/otelcol, --config=/conf/base, --feature-gates=-${removed}]`, ["FL1004 10:48"]],
  [`command: [sh, -c, "/otelcol --config=/conf/base --feature-gates=${removed}"]`, ["FL1004 10:25"]],
  ["args: [--config=/conf/base, --feature-gates=$(GATES)]", []],
  ["args: [--config=/conf/base, --feature-gates]", []],
])("arguments of a pod: %s", (container, found) => {
  expect(places(pod(container))).toEqual(found);
});

test("arguments that a chart adds switch gates, too", () => {
  const values = `image: { repository: otel/opentelemetry-collector-contrib, tag: 0.161.0 }
command: { extraArgs: [--feature-gates=${removed}] }
config: { exporters: { debug: {} } }
`;
  expect(places(values)).toEqual(["FL1004 2:24"]);
});
