/** A memory limit for one process, as the kubelet sets it: cgroup v1 or v2, where this machine lets us make one. */

import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Cgroup {
  /** Wraps a command so that it runs within. */
  readonly command: (command: string, args: readonly string[]) => readonly [string, readonly string[]];
  readonly peakBytes: () => number;
  readonly kills: () => number;
  readonly remove: () => void;
}

interface Version {
  readonly root: string;
  readonly limit: string;
  readonly peak: string;
  readonly events: string;
}

const versions: readonly Version[] = [
  {
    root: "/sys/fs/cgroup/memory",
    limit: "memory.limit_in_bytes",
    peak: "memory.max_usage_in_bytes",
    events: "memory.oom_control",
  },
  { root: "/sys/fs/cgroup", limit: "memory.max", peak: "memory.peak", events: "memory.events" },
];

let made = 0;

/** @returns why there is none, if there is none */
export function memoryCgroup(limitBytes: number): Cgroup | string {
  // One that is ending still counts in its own.
  const name = `fairlead-hostile-${process.pid}-${made++}`;
  for (const { root, limit, peak, events } of versions) {
    const folder = join(root, name);
    try {
      mkdirSync(folder, { recursive: true });
      if (!existsSync(join(folder, limit))) {
        rmdirSync(folder);
        continue;
      }
      writeFileSync(join(folder, limit), String(limitBytes));
    } catch {
      continue;
    }
    const read = (file: string) => readFileSync(join(folder, file), "utf8");
    return {
      command: (command, args) => [
        "sh",
        ["-c", `echo $$ > ${join(folder, "cgroup.procs")} && exec "$@"`, "sh", command, ...args],
      ],
      peakBytes: () => Number(read(peak)),
      kills: () => Number(/oom_kill (\d+)/.exec(read(events))?.[1] ?? 0),
      remove: () => {
        try {
          rmdirSync(folder);
        } catch {
          // A process that is ending still counts; the next boot removes what is empty.
        }
      },
    };
  }
  return "no memory cgroup can be made here";
}
