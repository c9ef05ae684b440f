/**
 * While a module is loaded only to be checked, its Apps hand over their blueprints instead of writing files. The list is
 * global to the process: the module may load another copy of this package than the one that checks it.
 */

import type { Blueprint } from "./options.ts";

const key = Symbol.for("fairlead.dry-run");
const holder = globalThis as { [key]?: (readonly Blueprint[])[] };

/** The list to which each App adds what it was given, or undefined when they are to write. */
export function dryRun(): (readonly Blueprint[])[] | undefined {
  return holder[key];
}

/** Runs something during which no App writes, and returns the blueprints of each App. */
export async function duringDryRun(load: () => Promise<void>): Promise<readonly (readonly Blueprint[])[]> {
  const collected: (readonly Blueprint[])[] = [];
  holder[key] = collected;
  try {
    await load();
  } finally {
    delete holder[key];
  }
  return collected;
}
