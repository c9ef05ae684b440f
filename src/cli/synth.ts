/** `fairlead synth [main]`: runs the App into a folder beside the output, which takes its place only when all went well. */

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import { paintFor, plain } from "../diagnostics/paint.ts";
import { type FolderForNow, folderForNow } from "./folder-for-now.ts";
import { makeFolder, writeProblem } from "./make-folder.ts";
import { refuse } from "./refuse.ts";

interface SynthOptions {
  readonly output: string;
  readonly check?: true;
}

/** Where the module that synthesises is looked for when none is named. */
const usualMains = ["main.ts", "blueprints/main.ts"] as const;

export function synthCommand(): Command {
  return new Command("synth")
    .description("Run a module that synthesises, and replace the output folder if there are no errors.")
    .argument("[main]", `a TypeScript or JavaScript module (default: ${usualMains.join(", else ")})`)
    .option("--output <folder>", "the folder that Argo CD reads; replaced as a whole", "dist")
    .option("--check", "write nothing; exit with 1 and name the files if the folder is not up to date")
    .addHelpText(
      "after",
      `
Example: fairlead synth blueprints/main.ts --check

Exit codes: 0 written, or up to date; 1 findings, or not up to date; 2 ${unreadableInput}; 3 ${ourMistake},
or in a module that has made its App.`,
    )
    .action(synth);
}

async function synth(named: string | undefined, { output, check }: SynthOptions): Promise<void> {
  const main = named ?? usualMains.find((file) => existsSync(file));
  if (main === undefined) return refuse("synth", `there is no ${usualMains.join(" and no ")}: name the module`);
  if (!existsSync(main)) return refuse("synth", `${main}: no such file`);
  const made = workBeside(output);
  if ("problem" in made) return refuse("synth", made.problem);
  const { path: work, remove } = made;
  try {
    await synthesise(main, { output, work, check: check === true });
  } finally {
    remove();
  }
}

/** On the same file system, so that what was written takes the place of the folder at once. */
function workBeside(output: string): FolderForNow | { readonly problem: string } {
  try {
    const foreign = foreignEntry(output);
    if (foreign !== undefined) {
      return { problem: `${output}/ holds ${foreign}, which is not of a blueprint: name another folder with --output` };
    }
    const parent = dirname(resolve(output));
    makeFolder(parent);
    return folderForNow(".fairlead-synth-", parent);
  } catch (error) {
    return { problem: `--output ${output}: ${writeProblem(error)}` };
  }
}

interface Work {
  readonly output: string;
  readonly work: string;
  readonly check: boolean;
}

async function synthesise(main: string, { output, work, check }: Work): Promise<void> {
  const written = join(work, "out");
  const exitFile = join(work, "exit");
  const { status, stderr } = await runApp(main, {
    CDK8S_OUTDIR: written,
    FAIRLEAD_OUTPUT: written,
    FAIRLEAD_EXIT_FILE: exitFile,
  });
  const told = existsSync(exitFile) ? Number(readFileSync(exitFile, "utf8")) : undefined;
  if (status !== 0 || told !== undefined) {
    // Without a word from the App the module could not even be loaded: that is unreadable input.
    process.stderr.write(told === undefined ? withoutStack(main, stderr) : stderr);
    process.stderr.write(`\n${output}/ is unchanged.\n`);
    process.exitCode = told ?? 2;
    return;
  }
  process.stderr.write(stderr);
  if (!existsSync(written)) {
    return refuse(
      "synth",
      `${main} wrote nothing into the folder that it was given: it has to call app.synth(), and an App of cdk8s itself must not have an outdir`,
    );
  }
  if (check) return compare(written, output);
  if (existsSync(output)) renameSync(output, join(work, "before"));
  renameSync(written, output);
  process.stderr.write(summary(output));
}

/** What a plain cdk8s App writes of a chart. */
const chartFile = /\.k8s\.yaml$/;

/** An entry that no synth wrote: the folder is replaced as a whole, and somebody's files must not go with it. */
function foreignEntry(output: string): string | undefined {
  if (!existsSync(output)) return undefined;
  return readdirSync(output).find((name) => !existsSync(join(output, name, "manifests")) && !chartFile.test(name));
}

function runApp(main: string, env: Readonly<Record<string, string>>): Promise<{ status: number; stderr: string }> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const args = [...process.execArgv, ...(process.execArgv.includes("tsx") ? [] : ["--import", tsx]), main];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "pipe"],
    // What it prints is collected, which is not a terminal; where this prints to one, its findings keep their colours.
    env: { ...process.env, ...(paintFor(process.stderr) !== plain && { FORCE_COLOR: "1" }), ...env },
  });
  const parts: Buffer[] = [];
  child.stderr.on("data", (part: Buffer) => parts.push(part));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (status) => done({ status: status ?? 1, stderr: Buffer.concat(parts).toString() }));
  });
}

function withoutStack(main: string, text: string): string {
  const lines = text.split("\n").filter((line) => !/^\s+at |^Node\.js v|^node:internal/.test(line));
  return `error: ${main} could not be loaded\n${lines.join("\n").trim()}\n`;
}

/** Files by their path below a folder. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), readFileSync(path, "utf8")] as const;
    }),
  );
}

function compare(written: string, output: string): void {
  const wanted = filesBelow(written);
  const there = filesBelow(output);
  const odd = [...new Set([...wanted.keys(), ...there.keys()])].sort().flatMap((path) => {
    if (!there.has(path)) return [`  missing  ${output}/${path}`];
    if (!wanted.has(path)) return [`  stale    ${output}/${path}`];
    return wanted.get(path) === there.get(path) ? [] : [`  changed  ${output}/${path}`];
  });
  if (odd.length === 0) {
    process.stderr.write(`${output}/ is up to date (${wanted.size} files).\n`);
    return;
  }
  process.stderr.write(
    `${output}/ is not up to date:\n${odd.join("\n")}\nRun fairlead synth and commit what it writes.\n`,
  );
  process.exitCode = 1;
}

/** One line a blueprint, and how many files it has. */
function summary(output: string): string {
  const entries = readdirSync(output).sort();
  const lines = entries.map((name) =>
    chartFile.test(name) ? `  ${output}/${name}` : `  ${output}/${name} (${filesBelow(join(output, name)).size} files)`,
  );
  return `synthesised ${entries.length} blueprint${entries.length === 1 ? "" : "s"}:\n${lines.join("\n")}\n`;
}
