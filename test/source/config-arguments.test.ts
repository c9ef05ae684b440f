import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { podBesideStore, received } from "../fixtures/pod-with-arguments.ts";

/** Lines 1 to 15 are the pod's; the container says the rest. */
function pod(container: string): string {
  const data = received.replaceAll(/^/gm, "    ");
  return `${podBesideStore(container)}data:
  base: |
${data}
  more: |
    exporters: { debug: { verbosity: loud } }
  nothing: |
    # later
`;
}

function told(container: string) {
  const { configurations, diagnostics } = checkFiles([{ file: "pod.yaml", text: pod(container) }]);
  return {
    names: configurations.map(({ name }) => name),
    found: diagnostics.map(({ code, place: { range } }) => `${code} ${range?.start.line}:${range?.start.column}`),
  };
}

const loud = "exporters::debug::verbosity: loud";

test.each([
  ["args", `args: ["--config=/conf/base", "--config", "file:/conf/more"]`, "stored/base + stored/more", "FL1004 21:38"],
  [
    "a command and args",
    `{command: [/otelcol, --config, /conf/base], args: [--config=/conf/more]}`.slice(1, -1).replace("], ", "]\n      "),
    "stored/base + stored/more",
    "FL1004 22:38",
  ],
  [
    "a variable of the container in it",
    `args: ["--config=$(DIR)/base", "--config=/conf//more"]\n      env: [{ name: DIR, value: /conf }]`,
    "stored/base + stored/more",
    "FL1004 22:38",
  ],
  [
    "the words of a shell",
    `command: [sh, -c, "exec /otelcol --config=/conf/base --config '/conf/more'"]`,
    "stored/base + stored/more",
    "FL1004 21:38",
  ],
  [
    "a text of YAML",
    `args: ["--config=/conf/base", "--config=yaml:${loud}"]`,
    "stored/base + edge/args[1]",
    "FL1004 10:37",
  ],
  [
    "a single setting",
    `args: ["--config=/conf/base", "--set=exporters.debug.verbosity=loud"]`,
    "stored/base + edge/args[1]",
    "FL1004 10:37",
  ],
  [
    "a variable's value",
    `args: ["--config=/conf/base", "--config=env:MORE"]\n      env: [{ name: MORE, value: "${loud}" }]`,
    "stored/base + edge/MORE",
    "FL1004 11:64",
  ],
  [
    "a variable's key of a ConfigMap",
    `args: ["--config=/conf/base", "--config=env:MORE"]\n      env: [{ name: MORE, valueFrom: { configMapKeyRef: { name: stored, key: more } } }]`,
    "stored/base + stored/more",
    "FL1004 22:38",
  ],
])("a Collector is given a part by %s, and its mistake is found where it stands", (_, container, name, finding) => {
  expect(told(container)).toEqual({ names: [name], found: [finding] });
});

/** Asked: `otelcol validate` of 0.129.0 and of 0.161.0 accepts an empty file, one of comments and `null` behind a whole one. */
test("a part without anything in it changes nothing", () => {
  expect(told(`args: ["--config=/conf/base", "--config=/conf/nothing"]`).found).toEqual([]);
  const parts = ["", "# later\n", "null\n", "---\n"].map((text, index) => ({
    file: `${index}.yaml`,
    text,
    isMerged: true,
  }));
  expect(checkFiles([{ file: "base.yaml", text: received, isMerged: true }, ...parts]).diagnostics).toEqual([]);
  expect(checkFiles(parts).diagnostics.map(({ code }) => code)).toEqual(["FL2004"]);
  expect(checkFiles(parts.slice(0, 1)).diagnostics.map(({ code }) => code)).toEqual(["FL1011"]);
});

test("what a pod merges with something that is not here is not said to lack what that may hold, and its own mistakes are found", () => {
  for (const unseen of ["env:ELSEWHERE", "https://config.example/base.yaml", "/conf/gone"]) {
    const { found } = told(`args: ["--config=/conf/more", "--config=${unseen}"]`);
    expect(found.filter((one) => !one.startsWith("FL4035"))).toEqual(["FL1004 21:38"]);
  }
});

test("binaryData of a ConfigMap is in base64, as data of a Secret", () => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\nbinaryData:\n  relay: ${Buffer.from(received.replace("debug: {}", "debug: { verbosity: loud }")).toString("base64")}\n`;
  const { diagnostics } = checkFiles([{ file: "a.yaml", text }]);
  expect(diagnostics.map(({ code, place: { range } }) => [code, range?.start])).toEqual([
    ["FL1004", { line: 5, column: 10 }],
  ]);
});
