/** Writes a file as a whole: one that was there stays until all of the new one is on the disk, which may be full. */

import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { writeProblem } from "./make-folder.ts";

export type WrittenWhole = { readonly wasThere: boolean } | { readonly problem: string };

export function writeWhole(file: string, text: string): WrittenWhole {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    // A pipe or a device has nothing that could stay.
    if (there && !there.isFile()) writeFileSync(file, text);
    else writeBeside(there ? realpathSync(file) : file, text);
    return { wasThere: there !== undefined };
  } catch (error) {
    return { problem: writeProblem(error) };
  }
}

/** On the same file system, so that what was written takes the place of the file at once. */
function writeBeside(file: string, text: string): void {
  const work = `${file}.${process.pid}.new`;
  try {
    writeFileSync(work, text);
    renameSync(work, file);
  } finally {
    rmSync(work, { force: true });
  }
}
