/** Loads a module of the author's and collects the blueprints it exports or gives to an App; nothing is written. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isBlueprint } from "../blueprint/declarations.ts";
import { duringDryRun } from "../blueprint/dry-run.ts";
import type { Blueprint } from "../blueprint/options.ts";

export type Loaded =
  | { readonly blueprints: readonly Blueprint[]; readonly error?: undefined }
  | { readonly error: string; readonly blueprints?: undefined };

/** TypeScript goes through tsx, whatever Node this is; a module that throws while loading is unreadable input. */
export async function loadBlueprints(file: string): Promise<Loaded> {
  const path = resolve(file);
  if (!existsSync(path)) return { error: `${file}: no such file` };
  try {
    let exported: readonly unknown[] = [];
    const added = await duringDryRun(async () => {
      exported = Object.values(await importModule(path));
    });
    const blueprints = [...new Set([...exported.filter(isBlueprint), ...added])];
    return blueprints.length > 0 ? { blueprints } : { error: `${file}: exports no blueprint and adds none to an App` };
  } catch (error) {
    return { error: `${file}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function importModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const url = pathToFileURL(path).href;
  if (!/\.[cm]?tsx?$/.test(path)) return (await import(url)) as Readonly<Record<string, unknown>>;
  // Findings are placed by stacks, which have to be of the author's text and not of what tsx made of it.
  process.setSourceMapsEnabled(true);
  const { register } = await import("tsx/esm/api");
  const unregister = register();
  try {
    return (await import(url)) as Readonly<Record<string, unknown>>;
  } finally {
    await unregister();
  }
}
