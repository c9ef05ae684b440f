/** What `.ci/run` ends with: lines as the suites write them, found among many others. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const esc = String.fromCharCode(27);
const suites = {
  install: [0, "added 473 packages in 20s"],
  test: [
    1,
    `${esc}[31m   ${esc}[31m×${esc}[31m late${esc}[39m`,
    `${esc}[41m FAIL ${esc}[49m test/a.test.ts${esc}[2m > ${esc}[22mlate`,
    `${esc}[1mError${esc}[22m: Test timed out in 50ms.`,
    "0 passed, 1 failed, 0 skipped",
  ],
  conformance: [
    1,
    ...Array.from({ length: 60 }, (_, index) => `pass  fine\nFAIL  wrong ${index}\n      ${"x".repeat(400)}`),
    "60 passed, 60 failed, 0 skipped",
  ],
  hostile: [1, "| calm | 0 | 1 | 0 | 0 | 1 | 1 | none |", "| flood | 9 | 1 | 0 | 0 | 9 | 9 | it did not answer |"],
  dead: [137, "its last words"],
} as const;

test("each suite that failed is named with what it said, in forty lines of three hundred characters at most", () => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-what-failed-"));
  try {
    const row = ([name, [status]]: [string, readonly [number, ...string[]]]) =>
      [name, status, status === 0 ? 0 : 1, 7].join("\t");
    writeFileSync(join(folder, "suites"), `${Object.entries(suites).map(row).join("\n")}\n`);
    for (const [name, [, ...lines]] of Object.entries(suites)) {
      writeFileSync(join(folder, `${name}.log`), `${lines.join("\n")}\n`);
    }
    const { stdout } = spawnSync(process.execPath, ["tools/ci/what-failed.mjs", folder], { encoding: "utf8" });
    const [seconds, ...lines] = stdout.trimEnd().split("\n");
    expect(seconds).toBe("seconds: install 7, test 7, conformance 7, hostile 7, dead 7");
    expect(lines.length).toBe(40);
    expect(Math.max(...lines.map(({ length }) => length))).toBe(300);
    expect(lines.filter((line) => !line.startsWith("conformance: FAIL wrong "))).toEqual([
      "test: FAIL test/a.test.ts > late … Error: Test timed out in 50ms.",
      "conformance: and 24 more",
      "hostile: flood: it did not answer",
      "dead (exit 137): its last words",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
