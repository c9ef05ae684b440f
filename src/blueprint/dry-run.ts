/**
 * While a module is loaded only to be checked, its Apps hand over their blueprints instead of writing files. The list is
 * global to the process: the module may load another copy of this package than the one that checks it.
 */

import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Blueprint } from "./options.ts";

const key = Symbol.for("fairlead.dry-run");
const holder = globalThis as { [key]?: (readonly Blueprint[])[] };

/** The list to which each App adds what it was given, or undefined when they are to write. */
export function dryRun(): (readonly Blueprint[])[] | undefined {
  return holder[key];
}

/** Runs something during which no App writes, and returns the blueprints of each App. A plain cdk8s App writes elsewhere. */
export async function duringDryRun(load: () => Promise<void>): Promise<readonly (readonly Blueprint[])[]> {
  const collected: (readonly Blueprint[])[] = [];
  const { CDK8S_OUTDIR: before } = process.env;
  // cdk8s makes it when an App writes into it, which few do.
  const elsewhere = join(tmpdir(), `fairlead-check-${randomUUID()}`);
  holder[key] = collected;
  process.env["CDK8S_OUTDIR"] = elsewhere;
  const removed = () => rmSync(elsewhere, { recursive: true, force: true });
  process.once("exit", removed);
  try {
    await load();
  } finally {
    delete holder[key];
    if (before === undefined) delete process.env["CDK8S_OUTDIR"];
    else process.env["CDK8S_OUTDIR"] = before;
    removed();
    process.off("exit", removed);
  }
  return collected;
}
