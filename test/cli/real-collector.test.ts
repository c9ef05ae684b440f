import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { releaseOf, verdictsApart } from "../../src/cli/real-collector.ts";
import { otherRelease } from "../../src/cli/up-blueprint.ts";
import { collectorBinary, hasGo } from "../../tools/collectors/build.mjs";

const folder = mkdtempSync(join(tmpdir(), "fairlead-real-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Stands in for a Collector that says one thing to whatever it is asked. */
function standIn(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(
    file,
    `#!/bin/sh\nif [ "$1" = --version ]; then echo "otelcol version v0.161.0"; exit 0; fi\n${script}\n`,
    {
      mode: 0o755,
    },
  );
  return file;
}

const taking = standIn("taking", "exit 0");
const refusing = standIn(
  "refusing",
  "echo 'Error: exporters::otlp: it is Monday' >&2\necho '2026/11/26 01:02:03 collector server run finished with error: exporters::otlp: it is Monday' >&2\nexit 1",
);

function apart(binary: string, endpoint: string) {
  const text = `receivers: { otlp: { protocols: { grpc: {} } } }
exporters: { otlp: { ${endpoint} } }
service: { pipelines: { traces: { receivers: [otlp], exporters: [otlp] } } }
`;
  const { collectors } = checkFiles([{ file: "collector.yaml", text }], { collector: "0.161.0" });
  return verdictsApart(binary, collectors).map(({ code, severity, message }) => `${severity} ${code} ${message}`);
}

test("items at other backends are explained by a binary of another release, where its ring is another one", () => {
  const bound = (version: "0.129.0" | "0.161.0") =>
    otherRelease(taking, [
      { name: "edge", target: "collector", version } as Parameters<typeof otherRelease>[1][number],
    ]); // What it looks at.
  expect(bound("0.161.0")).toBeUndefined();
  expect(bound("0.129.0")).toBe(
    `${taking} says that it is 0.161.0, and "edge" is bound to 0.129.0, whose ring gives keys to other backends: items are counted as "not its keys"`,
  );
});

test("a binary says its release, and what is not a Collector is told", () => {
  expect(releaseOf(taking)).toEqual({ version: "0.161.0" });
  expect(releaseOf("/bin/true")).toEqual({ problem: expect.stringContaining("does not say its version") });
  expect(releaseOf(join(folder, "nowhere"))).toEqual({ problem: expect.stringContaining("no such file") });
});

test("where both say the same nothing is told", () => {
  expect(apart(taking, "endpoint: a:4317")).toEqual([]);
  expect(apart(refusing, "endpiont: a:4317")).toEqual([]);
});

test("where they differ both are told, the real one in its own words, once", () => {
  expect(apart(refusing, "endpoint: a:4317")).toEqual([
    `error FL9003 ${refusing} refuses "collector.yaml", and no error is found here: exporters::otlp: it is Monday`,
  ]);
  expect(apart(taking, "endpiont: a:4317")).toEqual([
    expect.stringMatching(/^warning FL9003 .* validates "collector.yaml", and an error is found here \(FL1002\)/),
  ]);
});

test.skipIf(!hasGo())("the real one agrees, or says what is not on this machine", { timeout: 600_000 }, () => {
  const binary = collectorBinary("0.161.0");
  expect(apart(binary, "endpoint: a:4317")).toEqual([]);
  expect(apart(binary, "endpiont: a:4317")).toEqual([]);
});
