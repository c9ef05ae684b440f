/**
 * What a command says, written at once, without `process.stdout`: its streams take longer to load than a check of one file takes to
 * run. A console of Windows has them, as it does not read UTF-8.
 */

import { fstatSync, writeSync } from "node:fs";
import { writeProblem } from "./make-folder.ts";

/** File descriptors, as they are in every process. */
type Output = 1 | 2;

export function print(text: string, to: Output = 1): void {
  if (text === "") return;
  if (hasStream(to)) streamOf(to).write(text);
  else writeAll(to, Buffer.from(text));
}

function streamOf(to: Output): NodeJS.WriteStream {
  return to === 1 ? process.stdout : process.stderr;
}

/** What is written to one may still be on its way. */
export function hasStream(to: Output): boolean {
  return process.platform === "win32" && isTerminal(to) && streamOf(to).isTTY;
}

/** Consoles of Windows are such devices too, and so is /dev/null, whose colours nobody sees. */
export function isTerminal(to: Output): boolean {
  try {
    return fstatSync(to).isCharacterDevice();
  } catch {
    return true;
  }
}

/** Whoever reads our output may have enough of it, as in `fairlead check deploy | head`: the exit code is what it was to be. */
function writeAll(to: Output, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(to, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException; // what node:fs throws
      if (code === "EPIPE") process.exit();
      if (code !== "EAGAIN") endUnwritten(to, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

/** Findings that nobody can read are no verdict. */
function endUnwritten(to: Output, error: unknown): never {
  if (to === 1) print(`fairlead: the output cannot be written: ${writeProblem(error)}\n`, 2);
  process.exit(2);
}

/** A pipe that whoever made it does not wait for may be full. */
const pauseMs = 5;
