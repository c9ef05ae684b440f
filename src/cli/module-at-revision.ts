/**
 * A module as it was at a revision of git, with all that it imports: the repository of then in a folder of its own, beside the
 * packages of now. In a repository of Fairlead itself that is the Fairlead that runs: what was built of it is not in git. The folder
 * goes when the process ends.
 */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject, type Json } from "../model/json.ts";
import { folderForNow } from "./folder-for-now.ts";

export type ModuleThen = { readonly path: string } | { readonly problem: string };

const outputBytesMax = 2 ** 30;

export function moduleAtRevision(revision: string, path: string): ModuleThen {
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, { maxBuffer: outputBytesMax, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const top = git("rev-parse", "--show-toplevel").toString().trim();
    const here = git("rev-parse", "--show-prefix").toString().trim();
    git("cat-file", "-e", `${revision}:./${path}`);
    const { path: folder } = folderForNow("fairlead-revision-");
    // From the top, as a module may import what is above this folder.
    execFileSync("tar", ["-x", "-C", folder], { input: git("-C", top, "archive", "--format=tar", revision) });
    for (const inside of new Set(["", here])) {
      const packages = join(top, inside, "node_modules");
      const link = join(folder, inside, "node_modules");
      if (existsSync(packages) && !existsSync(link)) symlinkSync(packages, link, "junction");
    }
    if (packageName(folder) === "fairlead") {
      for (const part of ["lib", "src"]) runningPart(part, folder);
    }
    return { path: join(folder, here, path) };
  } catch (error) {
    const { stderr } = error as { readonly stderr?: Buffer }; // What execFileSync throws.
    return { problem: `${revision}:${path}: ${String(stderr ?? error).trim()}` };
  }
}

function packageName(folder: string): Json | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Json; // what JSON is
  return isJsonObject(manifest) ? manifest["name"] : undefined;
}

/** A package refers to itself by its own folder, not by node_modules. */
function runningPart(part: string, folder: string): void {
  const running = fileURLToPath(new URL(`../../${part}`, import.meta.url));
  if (!existsSync(running)) return;
  rmSync(join(folder, part), { recursive: true, force: true });
  symlinkSync(running, join(folder, part), "junction");
}
