/**
 * Where the lines of the log go. A thread writes them: a pipe whose reader hangs would stop the event loop, and one whose reader has
 * gone, or a disk that is full, would end the process.
 */

import { Buffer } from "node:buffer";
import { write, writeSync } from "node:fs";

/** What waits for a reader that hangs; beyond it lines are lost. */
const waitingCharsMax = 256 * 1_024;
/** A pipe that another program has made one that does not wait is asked again. */
const againMs = 100;
/** A reader that takes longer hangs, and nothing waits for it. */
const hangingMs = 1_000;

/** @returns takes a line, and never fails */
export function logOutput(file: number): (line: string) => void {
  let waiting = "";
  let lost = 0;
  /** `performance.now()` when the write that is on its way began. */
  let since: number | undefined;
  const take = () => {
    const lines = lost === 0 ? waiting : waiting + lostLine(lost);
    waiting = "";
    lost = 0;
    return Buffer.from(lines);
  };
  const send = (bytes: Buffer) => {
    since ??= performance.now();
    write(file, bytes, (error, written) => {
      if (error?.code === "EAGAIN") setTimeout(send, againMs, bytes).unref();
      else if (error === null && written < bytes.length) send(bytes.subarray(written));
      else {
        since = undefined;
        if (waiting !== "") send(take());
      }
    });
  };
  process.on("exit", () => {
    const isHanging = since !== undefined && performance.now() - since > hangingMs;
    if (waiting !== "" && !isHanging) writeNow(file, take());
  });
  return (line) => {
    if (waiting.length + line.length > waitingCharsMax) lost++;
    else waiting += line;
    if (since === undefined) send(take());
  };
}

function lostLine(count: number): string {
  const message = "nobody took the log for a while, and lines of it are lost";
  return `${JSON.stringify({ time: new Date().toISOString(), level: "warn", message, count })}\n`;
}

/** At once, before the process ends. A file that takes nothing is nobody's loss then. */
export function writeNow(file: number, text: Buffer | string): void {
  try {
    writeSync(file, Buffer.from(text));
  } catch {
    // There is nowhere to say so.
  }
}
