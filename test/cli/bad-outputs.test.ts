/** Names that would tell a terminal something, readers that leave, and disks that are full. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const patienceMs = 60_000;
const folder = mkdtempSync(join(tmpdir(), "fairlead-bad-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wrong =
  "receivers: { otlp: { protocols: { grpc: {} } } }\nexporters: { debug: { verbosty: basic } }\nservice: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }\n";
writeFileSync(join(folder, "wrong.yaml"), wrong);
const command = `'${process.execPath}' --conditions=fairlead-source --import tsx src/cli/main.ts check`;

/** @param line of a shell, `check` and what is behind it */
function shell(line: string, shellName = "sh") {
  const { status, stdout, stderr } = spawnSync(shellName, ["-c", line], { encoding: "utf8", timeout: patienceMs });
  return { status, stdout, stderr };
}

function check(...args: readonly string[]) {
  return shell(`${command} ${args.map((arg) => `'${arg}'`).join(" ")}`);
}

describe("a name with a line break and an escape of terminals", { timeout: patienceMs }, () => {
  const name = "li\nne\u001b[31m%,:\u202e.yaml";
  const file = join(folder, name);
  writeFileSync(file, wrong);

  test("is shown as what it is to a reader", () => {
    expect(check(file).stdout).toContain(`${folder}/li\\u000ane\\u001b[31m%,:\\u202e.yaml:2:23`);
  });

  test("ends no annotation of GitHub, and no part of one", () => {
    const { stdout } = check("--format", "github", file);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout).toContain(`file=${folder}/li%0Ane\\u001b[31m%25%2C%3A\\u202e.yaml,line=2,`);
  });

  test("is a URI in SARIF", () => {
    const { runs } = JSON.parse(check("--format", "sarif", file).stdout) as {
      readonly runs: readonly { readonly results: readonly { readonly locations: readonly object[] }[] }[];
    };
    expect(runs[0]?.results[0]?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: `file://${folder}/li%0Ane%1B%5B31m%25%2C%3A%E2%80%AE.yaml` },
      },
    });
  });
});

describe("the exit code is the verdict, whoever reads it", { timeout: patienceMs }, () => {
  test("a reader that leaves (EPIPE)", () => {
    expect(shell(`set -o pipefail; ${command} '${folder}/wrong.yaml' | true`, "bash")).toEqual({
      status: 1,
      stdout: "",
      stderr: "",
    });
  });

  test("stdout that is closed", () => {
    expect(shell(`${command} '${folder}/wrong.yaml' >&-`)).toMatchObject({ status: 1, stdout: "" });
  });

  test.skipIf(!existsSync("/dev/full"))("output that a full disk does not take is no verdict", () => {
    expect(shell(`${command} '${folder}/wrong.yaml' > /dev/full`)).toMatchObject({
      status: 2,
      stderr: "fairlead: the output cannot be written: no room on the disk\n",
    });
  });
});

describe("a baseline that cannot be written is told, with the exit code 2", { timeout: patienceMs }, () => {
  const known = join(folder, "known.json");

  test.skipIf(!existsSync("/dev/full"))("on a full disk", () => {
    expect(check(join(folder, "wrong.yaml"), "--write-baseline", "--baseline", "/dev/full")).toEqual({
      status: 2,
      stdout: "",
      stderr: "fairlead check: /dev/full: no room on the disk\n",
    });
  });

  test("where a folder is", () => {
    expect(check(join(folder, "wrong.yaml"), "--write-baseline", "--baseline", folder)).toMatchObject({
      status: 2,
      stderr: `fairlead check: ${folder}: is a folder\n`,
    });
  });

  test("one that was there stays when the disk is full halfway, and nothing is left beside it", () => {
    writeFileSync(known, "what was known");
    const full = join(folder, "full.cjs");
    writeFileSync(
      full,
      `const fs = require("node:fs");
const { writeFileSync } = fs;
fs.writeFileSync = (path, text) => {
  writeFileSync(path, String(text).slice(0, 10));
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
};
require("node:module").syncBuiltinESMExports();
`,
    );
    const args = `check '${folder}/wrong.yaml' --write-baseline --baseline '${known}'`;
    const { status, stderr } = shell(
      `'${process.execPath}' --require '${full}' --conditions=fairlead-source --import tsx src/cli/main.ts ${args}`,
    );
    expect(stderr).toBe(`fairlead check: ${known}: no room on the disk\n`);
    expect(status).toBe(2);
    expect(readFileSync(known, "utf8")).toBe("what was known");
    expect(readdirSync(folder).filter((name) => name.startsWith("known"))).toEqual(["known.json"]);
  });
});
