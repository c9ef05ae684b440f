import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
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

function apart(binary: string, endpoint: string, patienceMs?: number) {
  const text = `receivers: { otlp: { protocols: { grpc: {} } } }
exporters: { otlp: { ${endpoint} } }
service: { pipelines: { traces: { receivers: [otlp], exporters: [otlp] } } }
`;
  const { collectors } = checkFiles([{ file: "collector.yaml", text }], { collector: "0.161.0" });
  return verdictsApart(binary, collectors, patienceMs).map(
    ({ code, severity, message }) => `${severity} ${code} ${message}`,
  );
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

describe("what gives no verdict is a warning, whatever is found here", () => {
  test.each([
    ["one that hangs, and heeds no signal", "trap '' TERM; while :; do :; done", "does not end within 0.3 seconds"],
    ["one that is killed", "kill -9 $$", "is ended by SIGKILL"],
    ["one that crashes", "kill -11 $$", "is ended by SIGSEGV"],
    ["one without an end of words", "exec cat /dev/zero >&2", "prints more than 16 MiB"],
  ])("%s", (name, script, ended) => {
    const binary = standIn(name, script);
    const patienceMs = ended.includes("0.3") ? 300 : undefined;
    const told = (found: string) =>
      `warning FL9003 ${binary} does not say whether it takes "collector.yaml": it ${found}.`;
    expect(apart(binary, "endpoint: a:4317", patienceMs)).toEqual([told(ended)]);
    expect(apart(binary, "endpiont: a:4317", patienceMs)).toEqual([told(ended)]);
  });
});

test("of megabytes of words the beginning is told, and silence is told as such", () => {
  const [told = ""] = apart(standIn("loud", "head -c 5000000 /dev/zero | tr '\\0' x >&2; exit 1"), "endpoint: a:4317");
  expect(told).toMatch(/^error FL9003 .* no error is found here: x+…x+$/);
  expect(told.length).toBeLessThan(1_000);
  expect(apart(standIn("silent", "exit 1"), "endpoint: a:4317")).toEqual([
    expect.stringContaining("no error is found here: it does not say why"),
  ]);
});

test("a program that cannot be asked for its release is told, with why", () => {
  const hanging = join(folder, "hanging");
  writeFileSync(hanging, "#!/bin/sh\nwhile :; do :; done\n", { mode: 0o755 });
  writeFileSync(join(folder, "not-executable"), "", { mode: 0o644 });
  const problems = [folder, join(folder, "not-executable"), hanging].map((path) => releaseOf(path, 300));
  expect(problems).toEqual([
    { problem: `--otelcol ${folder}: is not a program that may be run` },
    { problem: `--otelcol ${join(folder, "not-executable")}: is not a program that may be run` },
    { problem: `--otelcol ${hanging}: does not end within 0.3 seconds` },
  ]);
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
