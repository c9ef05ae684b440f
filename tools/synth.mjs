/**
 * `npm run synth`: the cdk8s CLI empties its output folder before the app runs, so it writes into a temporary folder
 * here, which takes the place of dist/ only when synthesis succeeded.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const work = mkdtempSync(".synth-");
const output = join(work, "dist");
const exitFile = join(work, "exit");
const cli = join(dirname(createRequire(import.meta.url).resolve("cdk8s-cli/package.json")), "bin", "cdk8s");

const synth = spawnSync(process.execPath, [cli, "synth", "--check-upgrade=false", "--output", output], {
  stdio: ["ignore", "pipe", "pipe"],
  encoding: "utf8",
  env: { ...process.env, FAIRLEAD_EXIT_FILE: join(process.cwd(), exitFile) },
});
const failed = existsSync(exitFile) ? Number(readFileSync(exitFile, "utf8")) : synth.status === 0 ? 0 : 3;

if (failed === 0) {
  if (existsSync("dist")) renameSync("dist", join(work, "before"));
  renameSync(output, "dist");
  process.stderr.write(synth.stderr);
} else {
  process.stderr.write(synth.stderr);
  process.stderr.write("\ndist/ is unchanged.\n");
}
rmSync(work, { recursive: true, force: true });
process.exitCode = failed;
