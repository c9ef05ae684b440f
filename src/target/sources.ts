/** The folder that the balancer's own sources are in: `src/`, or `lib/` as it is installed, where a build has put this module deeper or less deep. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);

/** Of modules: `.ts` as they are written, `.js` as they are installed. */
export const sourceEnding: ".ts" | ".js" = here.endsWith(".ts") ? ".ts" : ".js";

export const sourceFolder: string = holding(join("runtime", `main${sourceEnding}`), dirname(here));

function holding(file: string, folder: string): string {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`${file} is not in the package`);
  return holding(file, parent);
}
