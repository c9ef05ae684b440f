/** A Collector of a topology on one machine, in a program around it, because a binary does not end when a pipe closes. */

import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

/** In a file, the only argument of the program. */
export interface CollectorArguments {
  readonly binary: string;
  readonly args: readonly string[];
  /** Of the whole run. */
  readonly folder: string;
}

export function runCollector([file = ""]: readonly string[]): void {
  const { binary, args, folder }: CollectorArguments = JSON.parse(readFileSync(file, "utf8"));
  // Heard before there is a binary: a signal just after its start would end this program alone.
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  const child = spawn(binary, args, { stdio: ["ignore", "inherit", "inherit"] });
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code) => process.exit(code ?? 1));
  process.stdin
    .on("end", () => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    })
    .resume();
}
