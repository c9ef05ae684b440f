/**
 * `npm run synth`: the cdk8s CLI empties its output folder before the app runs, so it writes into a temporary folder
 * here, which takes the place of dist/ only when synthesis succeeded.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
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
const told = existsSync(exitFile) ? Number(readFileSync(exitFile, "utf8")) : undefined;
// Without a word from the App the blueprints could not even be loaded: that is unreadable input.
const exitCode = synth.status === 0 ? 0 : (told ?? 2);

if (exitCode === 0) {
  if (existsSync("dist")) renameSync("dist", join(work, "before"));
  renameSync(output, "dist");
}
process.stderr.write(said(synth.stderr));
process.stderr.write(exitCode === 0 ? summary() : "\ndist/ is unchanged.\n");
rmSync(work, { recursive: true, force: true });
process.exitCode = exitCode;

/** One line a blueprint, and how many files it has. */
function summary() {
  const files = readdirSync("dist", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const folders = readdirSync("dist").sort();
  const lines = folders.map(
    (name) =>
      `  dist/${name} (${files.filter(({ parentPath }) => `${parentPath}/`.startsWith(`dist/${name}/`)).length} files)`,
  );
  return `synthesised ${folders.length} blueprint${folders.length === 1 ? "" : "s"}:\n${lines.join("\n")}\n`;
}

/** What our App wrote, without the CLI's own report that the command failed, and without stack traces. */
function said(text) {
  const own = text.replace(/^Error: command "[\s\S]*$/m, "");
  if (told !== undefined || synth.status === 0) return own;
  const lines = own.split("\n").filter((line) => !/^\s+at |^Node\.js v|^node:internal/.test(line));
  return `error: the blueprints could not be loaded\n${lines.join("\n").trim()}\n`;
}
