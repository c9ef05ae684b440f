/**
 * A module as it was at a revision of git, with all that it imports: the repository of then in a folder of its own, beside the
 * packages of now. The folder goes when the process ends.
 */

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type ModuleThen = { readonly path: string } | { readonly problem: string };

const outputBytesMax = 2 ** 30;

export function moduleAtRevision(revision: string, path: string): ModuleThen {
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, { maxBuffer: outputBytesMax, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const top = git("rev-parse", "--show-toplevel").toString().trim();
    const here = git("rev-parse", "--show-prefix").toString().trim();
    git("cat-file", "-e", `${revision}:./${path}`);
    const folder = mkdtempSync(join(tmpdir(), "fairlead-revision-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    // From the top, as a module may import what is above this folder.
    execFileSync("tar", ["-x", "-C", folder], { input: git("-C", top, "archive", "--format=tar", revision) });
    for (const inside of new Set(["", here])) {
      const packages = join(top, inside, "node_modules");
      const link = join(folder, inside, "node_modules");
      if (existsSync(packages) && !existsSync(link)) symlinkSync(packages, link, "junction");
    }
    return { path: join(folder, here, path) };
  } catch (error) {
    const { stderr } = error as { readonly stderr?: Buffer }; // What execFileSync throws.
    return { problem: `${revision}:${path}: ${String(stderr ?? error).trim()}` };
  }
}
