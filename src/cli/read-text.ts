/** The text of a file given to a command, or why it cannot be read; never more of it than is looked at. */

import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { fileProblem } from "./file-problem.ts";

export type ReadText = { readonly text: string } | { readonly problem: string };

/** Larger than any configuration, and than what an API server takes. */
const bytesMax = 16 * 2 ** 20;
const mib = 2 ** 20;

/** What has no end, such as a device, ends at the limit too. A pipe that nobody writes to would be waited for at its opening. */
export function readText(path: string, writerPatienceMs = 5_000): ReadText {
  try {
    const opened = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return fstatSync(opened).isFIFO() ? readPipe(opened, writerPatienceMs) : readOpened(opened);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    return { problem: fileProblem(error) };
  }
}

/** Whoever will write to it may not have opened it yet, as in `fairlead check <(helm template .)`. */
function readPipe(opened: number, writerPatienceMs: number): ReadText {
  for (let waitedMs = 0; waitedMs < writerPatienceMs; waitedMs += pauseMs) {
    const read = readOpened(opened);
    if ("problem" in read || read.text !== "") return read;
    pause();
  }
  return { problem: "is a pipe that nobody writes to" };
}

export function readStdin(): ReadText {
  try {
    return readOpened(0);
  } catch (error) {
    return { problem: fileProblem(error) };
  }
}

function readOpened(opened: number): ReadText {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const count = readChunk(opened, chunk);
    if (count === 0) return decoded(Buffer.concat(parts));
    size += count;
    if (size > bytesMax) return tooLarge;
    parts.push(Buffer.from(chunk.subarray(0, count)));
  }
}

/** One for all files: of a thousand the last would be given back long after the first was read. */
const chunk = Buffer.allocUnsafe(65_536);

/** A pipe that nobody has written to yet says so by an exception. */
function readChunk(opened: number, part: Buffer): number {
  for (;;) {
    try {
      return readSync(opened, part);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException; // what node:fs throws
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      pause();
    }
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
}

const pauseMs = 10;
const tooLarge: ReadText = Object.freeze({
  problem: `is larger than ${bytesMax / mib} MiB, which no configuration is`,
});

/** UTF-16 is told by its byte order mark, as the Collector's library does; all else is UTF-8. */
function decoded(bytes: Buffer): ReadText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString("utf16le") };
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) {
    return { text: Buffer.from(bytes).swap16().toString("utf16le") };
  }
  const text = bytes.toString("utf8");
  return { text: text.includes(replacement) ? withFaultMarked(text, bytes) : text };
}

const replacement = "\ufffd";
const written = Buffer.from(replacement);

/** Half a character stands where the first byte is that is not UTF-8: the reader refuses it there. */
function withFaultMarked(text: string, bytes: Buffer): string {
  let offset = 0;
  for (let at = 0, next = text.indexOf(replacement); next >= 0; next = text.indexOf(replacement, at)) {
    offset += Buffer.byteLength(text.slice(at, next));
    if (!bytes.subarray(offset, offset + written.length).equals(written)) {
      return `${text.slice(0, next)}\udfff${text.slice(next + 1)}`;
    }
    offset += written.length;
    at = next + 1;
  }
  return text;
}
