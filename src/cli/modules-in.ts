/** The modules that a path given to a command stands for: itself, or what a folder holds. */

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Never looked into: packages, what builds write, and folders that tools keep for themselves. */
const passedOver = /^(?:node_modules|dist|lib|\..+)$/;
const module = /(?<!\.d|\.test|\.spec)\.[cm]?[jt]s$/;

/** Modules below a folder, in order; undefined when the path is not a folder. Tests and declarations are left out. */
export function modulesIn(path: string): readonly string[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return readdirSync(path, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return passedOver.test(entry.name) ? [] : (modulesIn(inside) ?? []);
      return entry.isFile() && module.test(entry.name) ? [inside] : [];
    });
}
