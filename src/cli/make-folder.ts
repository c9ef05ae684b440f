/** Makes a folder with all that are above it, and says in plain words why it, or a file in it, cannot be written. */

import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Not by `recursive` of `mkdirSync`, which never ends where a folder lets none be made and says ENOENT, as /proc does (Node 20.20). */
export function makeFolder(path: string): void {
  const folder = resolve(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "no permission to write there",
  EPERM: "no permission to write there",
  EROFS: "the file system is read-only",
  ENOTDIR: "a file is where a folder has to be",
  EEXIST: "a file is where a folder has to be",
  EISDIR: "is a folder",
  ENOENT: "no folder can be made there",
  ENOSPC: "no room on the disk",
  EDQUOT: "no room on the disk",
  EFBIG: "no room for a file of that size",
  EIO: "the device does not work",
};

/** @throws the error itself when it is not the system's */
export function writeProblem(error: unknown): string {
  const { code = "" } = error as NodeJS.ErrnoException; // what node:fs throws has one
  const reason = reasons[code];
  if (reason === undefined) throw error;
  return reason;
}
