/** The files that a path given to a command stands for: itself, or what a folder holds that may have a configuration. */

import { readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";

/** Packages, and folders that tools keep for themselves. */
const passedOver = /^(?:node_modules|\..+)$/;
const mayConfigure = /\.(?:ya?ml|json|md|mdx|markdown)$/i;
const never = /^(?:package(?:-lock)?|tsconfig.*|composer|deno)\.json$/;

/** Files below a folder, in order; undefined when the path is not a folder. Each folder is looked into once, whatever links to it. */
export function filesIn(path: string): readonly string[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return below(path, new Set());
}

function below(folder: string, seen: Set<string>): readonly string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const inside = join(folder, name);
      const entry = statOf(inside);
      if (entry?.isDirectory()) return passedOver.test(name) ? [] : below(inside, seen);
      return entry?.isFile() && mayConfigure.test(name) && !never.test(name) ? [inside] : [];
    });
}

/** A link may lead nowhere, or in a circle, and an entry may be gone by now. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
