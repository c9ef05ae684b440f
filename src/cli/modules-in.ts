/** The modules that a path given to a command stands for: itself, or what a folder holds. */

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Never looked into: packages, what builds write, and folders that tools keep for themselves. */
const passedOver = /^(?:node_modules|dist|lib|\..+)$/;
const module = /(?<!\.d|\.test|\.spec)\.[cm]?[jt]s$/;

/** What a build context of ours has beside its program, which would run where it is loaded. */
const contextFile = "image.json";

/**
 * Modules below a folder, in order; undefined when the path is not a folder. Tests, declarations and the programs in build contexts that
 * `fairlead synth` wrote are left out.
 */
export function modulesIn(path: string): readonly string[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const entries = readdirSync(path, { withFileTypes: true });
  if (entries.some(({ name }) => name === contextFile)) return [];
  return entries
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return passedOver.test(entry.name) ? [] : (modulesIn(inside) ?? []);
      return entry.isFile() && module.test(entry.name) ? [inside] : [];
    });
}
