/** The balancer of a topology on one machine: the one of the pods, which reaches backends elsewhere and ends with who started it. */

import { readFileSync, rmSync } from "node:fs";
import type { RoutingCore } from "../../contract/routing-core.ts";
import { runBalancer as run } from "../../runtime/main.ts";

/** In a file, the only argument of the program. */
export interface BalancerArguments {
  /** The file of its configuration. */
  readonly config: string;
  /** A file of pairs: a backend as the ring has it, and where it listens. */
  readonly reach: string;
  /** Of the whole run. */
  readonly folder: string;
}

export async function runBalancer(core: RoutingCore, [file = ""]: readonly string[]): Promise<void> {
  const { config, reach, folder }: BalancerArguments = JSON.parse(readFileSync(file, "utf8"));
  const read = (): ReadonlyMap<string, string> => new Map(JSON.parse(readFileSync(reach, "utf8")));
  let reached = read();
  // The other end of this pipe is closed however its owner ends.
  process.stdin
    .on("end", () => {
      rmSync(folder, { recursive: true, force: true });
      process.exit();
    })
    .resume();
  await run(core, ["--config", config], (target) => {
    // A list of backends that was read again may have names that are new.
    if (!reached.has(target)) reached = read();
    return reached.get(target) ?? target;
  });
}
