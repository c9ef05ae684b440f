/** `fairlead init [dir]`: a project of one blueprint that checks, synthesises and passes its own tests. */

import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Command } from "commander";
import { blueprintFile, projectFiles } from "./init-files.ts";
import { packageVersion } from "./package-version.ts";
import { refuse } from "./refuse.ts";

export function initCommand(): Command {
  return new Command("init")
    .description("Start a project of one blueprint, or add a blueprint to a project that is there. Overwrites nothing.")
    .argument("[dir]", "the project's folder", ".")
    .addHelpText("after", "\nExample: fairlead init telemetry && cd telemetry && npm install && npm test")
    .action(init);
}

function init(dir: string): void {
  const folder = resolve(dir);
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    refuse("init", `${dir} is a file`);
    return;
  }
  const isProject = existsSync(join(folder, "package.json"));
  const all = Object.entries(projectFiles({ name: packageName(basename(folder)), version: packageVersion() }));
  // A project has tests, a workflow and a main module of its own.
  const files = isProject ? all.filter(([path]) => path === blueprintFile) : all;
  const taken = files.map(([path]) => path).filter((path) => existsSync(join(folder, path)));
  if (taken.length > 0) {
    refuse("init", `${taken.join(", ")}: in ${dir} already; nothing was written`);
    return;
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    process.stderr.write(`  ${join(dir, path)}\n`);
  }
  process.stderr.write(isProject ? addition : next(dir));
}

/** What npm takes as a name; a folder may be called anything. */
function packageName(folder: string): string {
  const name = folder.toLowerCase().replace(/[^a-z0-9-]+/g, "-");
  return name.replace(/^-+|-+$/g, "") || "telemetry";
}

function next(dir: string): string {
  return `
Next: ${dir === "." ? "" : `cd ${quoted(dir)} && `}npm install && npm test && npm run synth
(Until Fairlead is on the npm registry: npm install <its .tgz file>)
`;
}

/** For a shell, which would take a blank for the end of a word; a name with a dash in front is made a path. */
function quoted(dir: string): string {
  const path = dir.startsWith("-") ? `./${dir}` : dir;
  return /^[\w./@%+:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

const addition = `
Next: npm install fairlead, then in the module that synthesises

  import { BlueprintChart } from "fairlead";
  import { traces } from "./${blueprintFile.replace(/\.ts$/, "")}"; // with ".ts" behind it where your modules are ESM
  new BlueprintChart(app, traces);

(jest 29 cannot load it in a project of CommonJS: test blueprints by node --import tsx --test)
`;
