/** A container's memory limit, as the kernel holds it: a control group of its own, of either version. Needs root. */

import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const roots = [
  { root: "/sys/fs/cgroup/memory", limit: "memory.limit_in_bytes", isThere: "memory.limit_in_bytes" },
  { root: "/sys/fs/cgroup", limit: "memory.max", isThere: "cgroup.controllers" },
];

export class MemoryGroup {
  /** A process that writes its id there is in it, with all that it starts. */
  readonly procs: string;
  readonly #folder: string;

  /** Throws where groups cannot be made. */
  constructor(name: string, bytes: number) {
    const found = roots.find(({ root, isThere }) => existsSync(join(root, isThere)));
    if (found === undefined) throw new Error("no control groups of memory");
    this.#folder = join(found.root, name);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(join(this.#folder, found.limit), String(bytes));
    this.procs = join(this.#folder, "cgroup.procs");
  }

  /** When its processes have ended. */
  remove(): void {
    rmdirSync(this.#folder);
  }
}
