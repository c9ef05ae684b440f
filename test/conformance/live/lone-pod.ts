/** A Collector as its pod would run it, alone: in a network of its own or beside an API server, on empty volumes and nothing else to write to. */

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Longest wait for a start, on a busy machine. */
const startMsMax = 90_000;
const pollMs = 250;

export interface LonePod {
  readonly binary: string;
  readonly configFile: string;
  /** Below /var/lib. */
  readonly volumes: readonly string[];
  readonly network: "own" | "here";
  readonly env?: Readonly<Record<string, string>>;
  /** Folder with the token and certificate that the pod finds at its account's place. */
  readonly account?: string;
}

export interface Run {
  readonly process: ChildProcess;
  /** The end of what it said. */
  readonly said: () => string;
}

const accountFolder = "/run/secrets/kubernetes.io/serviceaccount";

export function startAlone({ binary, configFile, volumes, network, env = {}, account }: LonePod): Run {
  const steps = [
    ...(network === "own" ? ["ip link set lo up"] : []),
    "mount -t tmpfs tmpfs /var/lib",
    ...volumes.flatMap((path) => [`mkdir -p '${path}'`, `mount -t tmpfs tmpfs '${path}'`]),
    "mount -o remount,ro /var/lib",
    ...(account === undefined
      ? []
      : ["mount -t tmpfs tmpfs /run", `mkdir -p ${accountFolder}`, `cp '${account}'/* ${accountFolder}`]),
  ].join(" && ");
  const flags = [...(network === "own" ? ["--net"] : []), "--mount"];
  const child = spawn("unshare", [...flags, "sh", "-c", `${steps} && exec '${binary}' --config='${configFile}'`], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { process: child, said: () => text.slice(-2_000) };
}

/** True as soon as it says so; false where it ended, or said nothing in time. */
export async function isReady({ process: child, said }: Run): Promise<boolean> {
  for (let waited = 0; waited < startMsMax && child.exitCode === null; waited += pollMs) {
    if (said().includes("Everything is ready")) return true;
    await sleep(pollMs);
  }
  return false;
}

/** Ports that are open in the pod's network, by Linux's own tables: state 0A listens by TCP; 07 of UDP without a peer receives. */
export function openPorts({ process: { pid = 0 } }: Run): readonly string[] {
  const rows = (table: string) => readFileSync(`/proc/${pid}/net/${table}`, "utf8").trim().split("\n").slice(1);
  const ports = (tables: readonly string[], protocol: string, listening: string) =>
    tables
      .flatMap(rows)
      .map((row) => row.trim().split(/\s+/))
      .filter(([, , , state = ""]) => state === listening)
      .map(([, local = ""]) => `${Number.parseInt(local.split(":")[1] ?? "0", 16)} ${protocol}`);
  return [...new Set([...ports(["tcp", "tcp6"], "TCP", "0A"), ...ports(["udp", "udp6"], "UDP", "07")])].sort();
}
