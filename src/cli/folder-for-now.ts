/**
 * A folder that goes with its process, however that ends: a watch that does nothing else removes it once nobody holds the other end of
 * its input. A signal that was caught instead would wait for the module of an author that never returns.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface FolderForNow {
  readonly path: string;
  readonly remove: () => void;
}

/** A signal of a terminal is for all that it started. */
const watch = 'trap "" INT TERM HUP; cat >/dev/null; rm -rf -- "$0"';

/** @throws the operating system's error where none can be made */
export function folderForNow(prefix: string, parent: string = tmpdir()): FolderForNow {
  const path = mkdtempSync(join(parent, prefix));
  const watching = spawn("sh", ["-c", watch, path], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  // Without a shell the folder goes where the process ends by itself.
  watching.on("error", () => {});
  watching.unref();
  const remove = () => {
    process.off("exit", remove);
    rmSync(path, { recursive: true, force: true });
    watching.stdin.destroy();
  };
  process.once("exit", remove);
  return { path, remove };
}
