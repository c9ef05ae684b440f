/** `fairlead init [dir]`: a project of one blueprint that checks, synthesises and passes its own tests. */

import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Command } from "commander";
import { isJsonObject, type JsonObject } from "../model/json.ts";
import { asksForFairlead, blueprintFile, isOwnManifest, projectFiles } from "./init-files.ts";
import { makeFolder, writeProblem } from "./make-folder.ts";
import { packageVersion } from "./package-version.ts";
import { readText } from "./read-text.ts";
import { refuse } from "./refuse.ts";

export function initCommand(): Command {
  return new Command("init")
    .description("Start a project with one blueprint, or add a blueprint to an existing project. Overwrites nothing.")
    .argument("[dir]", "the project's folder", ".")
    .addHelpText(
      "after",
      "\nA folder that contains only what npm init and npm install create is not a project yet: its package.json is completed.\n\nExample: fairlead init telemetry && cd telemetry && npm install && npm test",
    )
    .action(init);
}

function init(dir: string): void {
  try {
    initAt(dir);
  } catch (error) {
    refuse("init", `${dir}: ${writeProblem(error)}`);
  }
}

function initAt(dir: string): void {
  const folder = resolve(dir);
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    refuse("init", `${dir} is a file`);
    return;
  }
  const manifest = manifestIn(folder);
  if (typeof manifest === "string") {
    refuse("init", `${join(dir, "package.json")}: ${manifest}`);
    return;
  }
  const isProject = manifest !== undefined && (isOwnManifest(manifest) || holdsFilesOfItsOwn(folder));
  const all = Object.entries(projectFiles({ name: packageName(basename(folder)), manifest }));
  // A project has tests, a workflow and a main module of its own.
  const files = all.filter(([path]) => (isProject ? path === blueprintFile : !isKept(path, folder)));
  const taken = files.map(([path]) => path).filter((path) => path !== "package.json" && existsSync(join(folder, path)));
  if (taken.length > 0) {
    refuse("init", `${taken.join(", ")}: in ${dir} already; nothing was written`);
    return;
  }
  for (const [path, text] of files) {
    makeFolder(dirname(join(folder, path)));
    writeFileSync(join(folder, path), text);
    process.stderr.write(`  ${join(dir, path)}\n`);
  }
  const isInstalled = manifest !== undefined && asksForFairlead(manifest);
  process.stderr.write(isProject ? addition(isInstalled) : next(dir, isInstalled));
}

/** The package.json that is there, or why it cannot be read. */
function manifestIn(folder: string): JsonObject | string | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const read = readText(file);
  if ("problem" in read) return read.problem;
  try {
    const value: unknown = JSON.parse(read.text);
    return isJsonObject(value) ? value : "is not an object";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What package managers, git and a code host leave in a folder before anybody has written a line. */
const beforeTheFirstLine =
  /^(?:\..*|package(?:-lock)?\.json|pnpm-(?:lock|workspace)\.yaml|yarn\.lock|bun\.lockb?|node_modules|.*\.tgz|README.*|LICENSE.*)$/i;

function holdsFilesOfItsOwn(folder: string): boolean {
  return readdirSync(folder).some((name) => !beforeTheFirstLine.test(name));
}

/** What git ignores is the author's to say, and a host may have made the file. */
function isKept(path: string, folder: string): boolean {
  return path === ".gitignore" && existsSync(join(folder, path));
}

/** What npm takes as a name; a folder may be called anything. */
function packageName(folder: string): string {
  const name = folder.toLowerCase().replace(/[^a-z0-9-]+/g, "-");
  return name.replace(/^-+|-+$/g, "") || "telemetry";
}

/** As long as there is nothing to fetch by name. */
function unpublished(): string {
  return `Fairlead is not on the npm registry yet: the first time, npm install <path>/fairlead-${packageVersion()}.tgz, which npm pack makes in a checkout`;
}

function next(dir: string, isInstalled: boolean): string {
  return `
Next: ${dir === "." ? "" : `cd ${quoted(dir)} && `}npm install && npm test && npm run synth
${isInstalled ? "" : `(${unpublished()})\n`}`;
}

/** For a shell, which would take a blank for the end of a word; a name with a dash in front is made a path. */
function quoted(dir: string): string {
  const path = dir.startsWith("-") ? `./${dir}` : dir;
  return /^[\w./@%+:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function addition(isInstalled: boolean): string {
  return `
Next: ${isInstalled ? "" : "npm install fairlead, then "}in the module that synthesises

  import { BlueprintChart } from "fairlead";
  import { traces } from "./${blueprintFile.replace(/\.ts$/, "")}"; // with ".ts" behind it where your modules are ESM
  new BlueprintChart(app, traces);

(jest 29 cannot load it in a project of CommonJS: test blueprints by node --import tsx --test)
${isInstalled ? "" : `(${unpublished()})\n`}`;
}
