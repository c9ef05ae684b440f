/**
 * A run has a folder of its own for all that it, its workers and its programs make in the system's folder for temporary files. It goes at
 * the end, also after Ctrl-C: what tests made stayed where one of them ended early, and what packages make for tests always did.
 */

import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function ownTemporaryFolder(): () => void {
  const before = process.env["TMPDIR"];
  const folder = mkdtempSync(join(tmpdir(), "fairlead-run-"));
  // Programs of other users are started in folders below.
  chmodSync(folder, 0o755);
  keepTranslated(folder);
  process.env["TMPDIR"] = folder;
  const remove = () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  };
  process.once("exit", remove);
  return remove;
}

/** tsx keeps what it translated among temporary files, for the next run. */
function keepTranslated(folder: string): void {
  const name = `tsx-${process.getuid?.()}`;
  const kept = join(tmpdir(), name);
  if (existsSync(kept)) symlinkSync(kept, join(folder, name));
}

/** Of a suite, which a signal would end without its last words. */
export function ownFolderOfSuite(): void {
  ownTemporaryFolder();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
}

/** Of vitest: in its own process, before its workers are there. */
export const setup = ownTemporaryFolder;
