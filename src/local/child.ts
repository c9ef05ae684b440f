/**
 * A program beside this one, which ends with it: it reads a pipe whose other end is here, and a pipe is closed however its owner
 * ends. It has a process group of its own, so that Ctrl-C reaches this process alone, which then ends it in order.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Child {
  readonly pid: number;
  /** Asks it to end, and makes it after a while. */
  readonly end: (patienceMs: number) => Promise<void>;
  readonly kill: () => void;
  /** Reads its configuration again. */
  readonly reload: () => void;
}

export interface ChildOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** In a line of its log, once it serves. */
  readonly readyWord: string;
  readonly startMsMax: number;
  /** It ended although nobody asked for it. */
  readonly lost: (reason: string) => void;
}

/** Lines of its log that a failure is told with. */
const lastLinesMax = 8;

/** @throws an Error with its last words when it ends before it serves */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, args, env, lost } = options;
  const child = spawn(process.execPath, args, {
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
    env: { ...process.env, ...env },
  });
  child.stdin.on("error", () => {});
  const lines: string[] = [];
  let isEnding = false;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  try {
    await serving(child, options, lines);
  } catch (error) {
    killed(child);
    await ended;
    throw error;
  }
  void ended.then(() => {
    if (!isEnding) lost(`${name} ended: ${lines.join("\n")}`);
  });
  return {
    pid: child.pid ?? 0,
    reload: () => void child.kill("SIGHUP"),
    kill: () => {
      isEnding = true;
      killed(child);
    },
    end: async (patienceMs) => {
      isEnding = true;
      child.kill("SIGTERM");
      const late = setTimeout(() => killed(child), patienceMs);
      await ended;
      clearTimeout(late);
    },
  };
}

/** A wrapper ends what it wraps when its pipe closes; whoever does not hear is killed. */
function killed(child: ChildProcess): void {
  child.stdin?.destroy();
  setTimeout(() => child.kill("SIGKILL"), 500).unref();
}

function serving(child: ChildProcess, { name, readyWord, startMsMax }: ChildOptions, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) =>
      reject(new Error(`${name} ${what}${lines.length > 0 ? `:\n${lines.join("\n")}` : ""}`));
    const late = setTimeout(() => fail(`does not serve after ${startMsMax / 1_000} s`), startMsMax);
    child.once("error", (error) => fail(`cannot be started: ${error.message}`));
    child.once("exit", (code) => {
      clearTimeout(late);
      // Its last words may still be on their way.
      setTimeout(() => fail(`ended with code ${code} before it served`), 50);
    });
    if (!child.stderr) return;
    createInterface({ input: child.stderr }).on("line", (line) => {
      lines.push(line);
      if (lines.length > lastLinesMax) lines.shift();
      if (line.includes(readyWord)) {
        clearTimeout(late);
        resolve();
      }
    });
  });
}
