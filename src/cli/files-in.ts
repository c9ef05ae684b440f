/** The files that a path given to a command stands for: itself, or what a folder holds that may have a configuration. */

import { readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";

/** Packages, and folders that tools keep for themselves. */
const passedOver = /^(?:node_modules|\..+)$/;
const mayConfigure = /\.(?:ya?ml|json|md|mdx|markdown)$/i;
const never = /^(?:package(?:-lock)?|tsconfig.*|composer|deno)\.json$/;

/** Files below a folder, in order; undefined when the path is not a folder. Each folder is looked into once, whatever links to it. */
export function filesIn(path: string): readonly string[] | undefined {
  if (!statOf(path)?.isDirectory()) return undefined;
  return below(path, new Set());
}

function below(folder: string, seen: Set<string>): readonly string[] {
  const [real, names] = inside(folder);
  // Read like a file, it says why it cannot be.
  if (names === undefined) return [folder];
  if (seen.has(real)) return [];
  seen.add(real);
  return names.sort().flatMap((name) => {
    const path = join(folder, name);
    const entry = statOf(path);
    if (entry?.isDirectory()) return passedOver.test(name) ? [] : below(path, seen);
    return entry?.isFile() && mayConfigure.test(name) && !never.test(name) ? [path] : [];
  });
}

/** A folder may be closed, or gone by now. */
function inside(folder: string): readonly [real: string, names: string[] | undefined] {
  try {
    return [realpathSync(folder), readdirSync(folder)];
  } catch {
    return [folder, undefined];
  }
}

/** A link may lead nowhere, or in a circle, and an entry may be gone by now. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
