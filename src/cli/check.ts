/** `fairlead check PATH…`: all findings of configurations, objects, Markdown and blueprints; nothing is written. */

import { Command, Option } from "commander";
import type { CheckedConfiguration, CheckedFiles } from "../check-files.ts";
import type { Severity } from "../diagnostics/codes.ts";
import { type Diagnostic, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { formatJson, formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { filesIn } from "./files-in.ts";
import { readStdin, readText } from "./read-text.ts";
import { refuse } from "./refuse.ts";

interface CheckOptions {
  readonly collector?: string;
  readonly format: "text" | "json";
  readonly failOn: "error" | "warning";
}

export function checkCommand(): Command {
  return new Command("check")
    .description("Check Collector configurations and blueprints, and print every finding; writes nothing.")
    .argument(
      "<path...>",
      "YAML of a Collector or of Kubernetes, Markdown with YAML in it, modules that export blueprints, folders of these; - is stdin",
    )
    .option("--collector <version>", "hold every configuration against this release")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on")
        .choices(["error", "warning"])
        .default("error"),
    )
    .addHelpText(
      "after",
      `
Without --collector a configuration is held against the version in the tag of the image beside it, else the newest known.

Exit codes: 0 no findings that fail, 1 findings, 2 unreadable input, 3 a bug in Fairlead.`,
    )
    .action(check);
}

interface Input {
  readonly file: string;
  readonly text: string;
  readonly isFound: boolean;
}

async function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  if (options.collector !== undefined && !/^v?\d+\.\d+\.\d+$/.test(options.collector)) {
    return refuse("check", `--collector ${options.collector}: not a release such as 0.161.0`);
  }
  const problems: string[] = [];
  const modules = paths.filter((path) => isModule(path));
  const inputs = paths.flatMap((path) => (isModule(path) ? [] : inputsAt(path, problems)));
  const folders = paths.filter((path) => filesIn(path) !== undefined);
  const blueprints = await blueprintsAt(modules, folders, problems);
  const checked = await filesChecked(inputs, options);
  if (checked.configurations.length + blueprints.count + checked.diagnostics.length === 0 && problems.length === 0) {
    problems.push(`${paths.join(", ")}: no configuration of a Collector and no blueprint`);
  }
  for (const problem of problems) refuse("check", problem);
  const findings = sortDiagnostics([...blueprints.findings, ...checked.diagnostics]);
  if (checked.configurations.length + blueprints.count + findings.length === 0) return;
  const linesOf = linesFrom(inputs);
  const paint = paintFor(process.stdout);
  const told = options.format === "json" ? formatJson(findings) : formatText(findings, paint, linesOf);
  process.stdout.write(`${told}\n`);
  tellBasis(checked, options);
  const failed = findings.some(({ severity }) => fails(severity, options.failOn));
  if (failed && problems.length === 0) process.exitCode = 1;
}

function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

function inputsAt(path: string, problems: string[]): readonly Input[] {
  const inside = path === "-" ? undefined : filesIn(path);
  return (inside ?? [path]).flatMap((file) => {
    const read = path === "-" ? readStdin() : readText(file);
    if ("text" in read)
      return [{ file: path === "-" ? "stdin" : file, text: read.text, isFound: inside !== undefined }];
    problems.push(`${file}: ${read.problem}`);
    return [];
  });
}

interface CheckedBlueprints {
  readonly count: number;
  readonly findings: readonly Diagnostic[];
}

/** Loaded only where there are modules: a configuration is checked without what blueprints need. */
async function blueprintsAt(
  modules: readonly string[],
  folders: readonly string[],
  problems: string[],
): Promise<CheckedBlueprints> {
  if (modules.length + folders.length === 0) return { count: 0, findings: [] };
  const { checkBlueprints } = await import("./check-blueprints.ts");
  const { count, findings, problems: theirs } = await checkBlueprints(modules, folders);
  problems.push(...theirs);
  return { count, findings };
}

async function filesChecked(inputs: readonly Input[], { collector }: CheckOptions): Promise<CheckedFiles> {
  if (inputs.length === 0) return { diagnostics: [], configurations: [], passedOver: [] };
  const { checkFiles } = await import("../check-files.ts");
  return checkFiles(inputs, { collector });
}

function linesFrom(inputs: readonly Input[]): (file: string) => readonly string[] | undefined {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const input = inputs.find((one) => one.file === file);
    if (input && !known.has(file)) known.set(file, input.text.split(/\r?\n/));
    return known.get(file);
  };
}

/** What was held against which release, and what was not looked at: on stderr, as it is not a finding. */
function tellBasis({ configurations, passedOver }: CheckedFiles, { format }: CheckOptions): void {
  if (format !== "text") return;
  const groups = new Map<string, readonly CheckedConfiguration[]>();
  for (const one of configurations) {
    const key = `${one.version}: ${one.because}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) process.stderr.write(`${basis(group)}\n`);
  if (passedOver.length > 0) {
    process.stderr.write(`${counted(passedOver.length, "file")} without a configuration passed over\n`);
  }
}

function basis(group: readonly CheckedConfiguration[]): string {
  const [first] = group;
  if (first === undefined) return "";
  const { version, because, schemas } = first;
  const known = schemas.join(" and ");
  const held =
    schemas.includes(version as (typeof schemas)[number]) || known === "" ? "" : `, by the schemas of ${known}`;
  return `${counted(group.length, "configuration")} held against Collector ${version} (${because})${held}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function fails(severity: Severity, from: CheckOptions["failOn"]): boolean {
  return severity === "error" || (from === "warning" && severity === "warning");
}
