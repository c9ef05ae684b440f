/** Processes of a suite: started with a configuration of their own, on ports that were free, and ended with it. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BalancerConfig } from "../../../src/contract/balancer-config.ts";
import { coreOf, runtimeProgram, unmapped } from "../../../src/target/image/bundle.ts";

export const folder: string = mkdtempSync(join(tmpdir(), "fairlead-processes-"));
const running: ChildProcess[] = [];

/** A configuration as a file: YAML too, which JSON is. */
export function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

export function start(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ...environment } });
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4_000);
  });
  child.on("exit", (code) => {
    if (code !== 0 && code !== null) console.log(`${command} ended with ${code}:\n${log}`);
  });
  running.push(child);
  return child;
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
}

/** The balancer's program as it is delivered: the runtime, and beside it the core that is generated for it. */
export function bundled(config: BalancerConfig, name: string): string {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "routing-core.mjs"), unmapped(coreOf(config)));
  const path = join(own, "balancer.mjs");
  writeFileSync(path, unmapped(runtimeProgram()));
  return path;
}

/** Whatever the suite came to. */
export function endAll(): void {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
}
