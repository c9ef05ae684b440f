/**
 * The folder that the balancer's own sources are in: `src/` of a checkout, and `lib/src/` of the package, where they are the very same
 * files. Compiled ones would be minified to other bytes, and a folder that was written in a checkout would not be up to date to
 * the installed command.
 */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const sourceFolder: string = nearest(dirname(fileURLToPath(import.meta.url)));

/** A build puts this module deeper or less deep. */
function nearest(folder: string): string {
  const sources = join(folder, "src");
  if (existsSync(join(sources, "runtime/main.ts"))) return sources;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("the balancer's sources are not in the package");
  return nearest(parent);
}
