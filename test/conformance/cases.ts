/** Real Collectors still start, or do not, as recorded of each case: what is said of a configuration is what happens. */

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { collectorCases, configurationOf } from "../collector-cases.ts";
import type { Tally } from "./tally.ts";

export async function casesSuite(tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-cases-"));
  try {
    for (const one of collectorCases) {
      const file = join(folder, "config.yaml");
      writeFileSync(file, stringify(configurationOf(one), { lineWidth: 0, version: "1.1" }));
      for (const [version, expected] of Object.entries(one.starts)) {
        const { starts, text } = await started(collectorBinary(version), file, one.says);
        const says = one.says === undefined || text.includes(one.says);
        tally.check(`case: ${one.name} (${version})`, starts === expected && says, text);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const startMsMax = 60_000;

/** `validate` first: it is quick, and finds half of what is refused. @param says what to wait for after the start */
async function started(binary: string, file: string, says = ""): Promise<{ starts: boolean; text: string }> {
  const { status, stderr } = spawnSync(binary, ["validate", "--config", file], { encoding: "utf8" });
  if (status !== 0) return { starts: false, text: stderr.trim() };
  const child = spawn(binary, ["--config", file], { stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  let starts = false;
  const late = setTimeout(() => child.kill("SIGKILL"), startMsMax);
  child.stderr.on("data", (part: Buffer) => {
    text += part.toString();
    starts ||= text.includes("Everything is ready");
    if (starts && text.includes(says)) child.kill("SIGKILL");
  });
  await new Promise((done) => child.once("close", done));
  clearTimeout(late);
  return { starts, text: text.trim() };
}
