/** Loads modules of the author's and collects the blueprints they export or give to an App; nothing is written. */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { resolveCallSite } from "../blueprint/call-site.ts";
import { isBlueprint } from "../blueprint/declarations.ts";
import { duringDryRun } from "../blueprint/dry-run.ts";
import type { Blueprint } from "../blueprint/options.ts";
import { unlessStuck } from "./end.ts";
import { modulesIn } from "./modules-in.ts";

const stuck = "never finishes loading: an `await` at its top level waits for something that cannot come any more";

export interface Loaded {
  readonly blueprints: readonly Blueprint[];
  /** Those of each App. */
  readonly apps: readonly (readonly Blueprint[])[];
  /** Why modules could not be read, or why there is nothing to look at. */
  readonly problems: readonly string[];
}

/** Those of all modules in a folder that speak of this package; there may be none. */
export async function loadFolder(path: string): Promise<Loaded> {
  const loaded: Loaded[] = [];
  // One by one: a dry run is the process's.
  for (const module of modulesIn(path) ?? []) if (mayDeclare(module)) loaded.push(await load(module));
  return {
    blueprints: loaded.flatMap((module) => module.blueprints),
    apps: loaded.flatMap((module) => module.apps),
    problems: loaded.flatMap((module) => module.problems),
  };
}

/**
 * Other programs are not run because they lie in a folder that is checked: what declares a blueprint imports the package or a module
 * beside it, and exports something or makes an App.
 */
function mayDeclare(module: string): boolean {
  const text = readFileSync(module, "utf8");
  return (
    /(?:from|\brequire\(|\bimport\()\s*["'](?:fairlead|\.{1,2}\/[^"']*)["']/.test(text) &&
    /fairlead|\bblueprint\b|\bApp\b/.test(text) &&
    /(?:^|[;}])\s*export\b|\bexports\b|\bApp\b/m.test(text)
  );
}

/** Those of a module that is named, which has to have some. */
export async function loadModule(file: string): Promise<Loaded> {
  const loaded = await load(file);
  if (loaded.blueprints.length + loaded.problems.length > 0) return loaded;
  return { ...loaded, problems: [`${file}: exports no blueprint and adds none to an App`] };
}

/** TypeScript goes through tsx, whatever Node this is; a module that throws while loading is unreadable input. */
async function load(file: string): Promise<Loaded> {
  const path = resolve(file);
  const unfit = notAModule(file);
  if (unfit !== undefined) return unreadable(`${file}: ${unfit}`);
  try {
    let exported: readonly unknown[] | undefined;
    const apps = await duringDryRun(async () => {
      const module = await withoutOutput(() => unlessStuck(importModule(path)));
      if (module === undefined) return;
      // What a module of CommonJS exports may come as its default only.
      const values = [...Object.values(module), ...Object.values(Object(module["default"]) as object)];
      exported = values.flat();
    });
    if (exported === undefined) return unreadable(`${file}: ${stuck}`);
    return { blueprints: [...new Set([...exported.filter(isBlueprint), ...apps.flat()])], apps, problems: [] };
  } catch (error) {
    return unreadable(`${file}: ${thrown(error)}`);
  }
}

/** @returns what stands there in place of a module */
function notAModule(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return "no such file";
  if (found.isDirectory()) {
    const written = [file, ...readdirSync(file).map((name) => join(file, name))].some((one) =>
      existsSync(join(one, "manifests")),
    );
    const [first, ...more] = modulesIn(file) ?? [];
    if (written) return "is what synth wrote: name the module that exports the blueprint, such as blueprints/main.ts";
    if (first === undefined) return "is a folder without modules: name one that exports a blueprint";
    return `is a folder: name a module in it, such as ${first}${more.length > 0 ? ` or ${more.at(-1)}` : ""}`;
  }
  if (existsSync(join(dirname(file), "image.json"))) {
    return "is a program that synth wrote for an image: what it is told is in the JSON beside it, which fairlead check reads";
  }
  return /\.[cm]?[jt]sx?$/.test(file)
    ? undefined
    : "is not a module: name a file of TypeScript or JavaScript that exports a blueprint";
}

function unreadable(problem: string): Loaded {
  return { blueprints: [], apps: [], problems: [problem] };
}

/** What a module threw, with the line of the author's that threw it. */
function thrown(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const site = resolveCallSite(error);
  const inAuthors = site && !site.file.includes("/node_modules/");
  return inAuthors
    ? `${error.message} (${relative(process.cwd(), site.file)}:${site.line}:${site.column})`
    : error.message;
}

/** What a module prints as it is loaded is no part of a command's answer, which may be JSON: it goes to stderr. */
async function withoutOutput<Result>(work: () => Promise<Result>): Promise<Result> {
  const { stdout } = process;
  const write = stdout.write;
  stdout.write = process.stderr.write.bind(process.stderr) as typeof write;
  try {
    return await work();
  } finally {
    stdout.write = write;
  }
}

async function importModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const url = pathToFileURL(path).href;
  if (!/\.[cm]?tsx?$/.test(path)) return (await import(url)) as Readonly<Record<string, unknown>>;
  // Findings are placed by stacks, which have to be of the author's text and not of what tsx made of it.
  process.setSourceMapsEnabled(true);
  // A project of CommonJS is loaded by require, one of ESM by import; both go through tsx.
  const [commonJs, esm] = [await import("tsx/cjs/api"), await import("tsx/esm/api")];
  const unregister = [commonJs.register(), esm.register()];
  try {
    return (await import(url)) as Readonly<Record<string, unknown>>;
  } finally {
    for (const undo of unregister) await undo();
  }
}
