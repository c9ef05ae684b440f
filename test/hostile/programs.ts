/** What runs beside the balancer, each a process of its own, bundled once: a case takes seconds, and starting TypeScript takes one. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "fairlead-hostile-programs-"));

export type ProgramName = "honest" | "sink";

/** @param output whether what it prints is read */
export function startProgram(
  name: ProgramName,
  args: readonly (string | number)[],
  output: "read" | "ignore",
): ChildProcess {
  const stdout = output === "read" ? "pipe" : "ignore";
  return spawn(process.execPath, [programs[name], ...args.map(String)], { stdio: ["ignore", stdout, "inherit"] });
}

function bundled(name: ProgramName): string {
  const outfile = join(folder, `${name}.mjs`);
  const entry = new URL(`${name}.ts`, import.meta.url).pathname;
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", target: "node20" });
  return outfile;
}

const programs: Readonly<Record<ProgramName, string>> = { honest: bundled("honest"), sink: bundled("sink") };
