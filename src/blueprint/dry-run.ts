/**
 * While a module is loaded only to be checked, its Apps hand over their blueprints instead of writing files. The list is
 * global to the process: the module may load another copy of this package than the one that checks it.
 */

import type { Blueprint } from "./options.ts";

const key = Symbol.for("fairlead.dry-run");
const holder = globalThis as { [key]?: Blueprint[] };

/** The list that Apps add to, or undefined when they are to write. */
export function dryRun(): Blueprint[] | undefined {
  return holder[key];
}

/** Runs something during which no App writes, and returns the blueprints that Apps were given. */
export async function duringDryRun(load: () => Promise<void>): Promise<readonly Blueprint[]> {
  const collected: Blueprint[] = [];
  holder[key] = collected;
  try {
    await load();
  } finally {
    delete holder[key];
  }
  return collected;
}
