/** What `fairlead check PATH…` does: all findings of configurations, objects, Markdown and blueprints; writes a baseline at most. */

import { dirname, relative, resolve } from "node:path";
import type { CheckedFiles } from "../check-files.ts";
import { type Baseline, baselineOf, beyondBaseline, type Compared, parseBaseline } from "../diagnostics/baseline.ts";
import { type Diagnostic, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/excerpt.ts";
import { isReleaseName, knownReleases } from "../model/collector/release.ts";
import { type Inputs, readInputs } from "./check-inputs.ts";
import { basisText, counted, type Format, formatted } from "./check-output.ts";
import { print } from "./print.ts";
import { readText } from "./read-text.ts";
import { refuse } from "./refuse.ts";
import { writeWhole } from "./write-whole.ts";

export interface CheckOptions {
  readonly config: readonly string[];
  readonly collector?: string;
  readonly format: Format;
  readonly failOn: "error" | "warning";
  readonly baseline?: string;
  readonly writeBaseline?: true;
  readonly otelcol?: string;
}

/** What --write-baseline writes where no file is named. */
export const usualBaseline = ".fairlead-baseline.json";

/** Without any option. */
export const usual: CheckOptions = Object.freeze({ config: [], format: "text", failOn: "error" });

export async function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  const wrong = wrongUsage(paths, options);
  if (wrong !== undefined) return refuse("check", wrong);
  const baseline = knownBaseline(options);
  const real = options.otelcol === undefined ? {} : await realRelease(options.otelcol);
  if (baseline === "unreadable" || real === "none") return;
  const inputs = readInputs(paths, options.config);
  const blueprints = await blueprintsAt(inputs, options);
  const checked = await filesChecked(inputs, { collector: real.version, ...options });
  const all = sortDiagnostics([
    ...blueprints.findings,
    ...checked.diagnostics,
    ...(await realFindings(checked, options)),
  ]);
  const found = checked.configurations.length + checked.balancers.length + blueprints.count + all.length;
  const nothing = `${[...options.config, ...paths].join(", ")}: no configuration of a Collector and no blueprint${passedOverText(inputs, checked)}`;
  const unread = [...inputs.problems, ...blueprints.problems];
  const problems = found + unread.length === 0 ? [nothing] : unread;
  for (const problem of problems) refuse("check", problem);
  if (found === 0) return;
  if (options.writeBaseline) return writeBaseline(all, options.baseline ?? usualBaseline);
  const compared = baseline && beyondBaseline(all, baseline, namedFrom(options.baseline ?? usualBaseline));
  const findings = compared?.fresh ?? all;
  // Before anything is told: whoever reads it may leave early, and the verdict stays.
  if (problems.length === 0 && findings.some((one) => fails(one, options.failOn))) process.exitCode = 1;
  tell({ findings, checked, inputs, compared }, options.format);
}

const namedMax = 3;

/** The templates of a chart first, which somebody took for configurations. */
function passedOverText({ files }: Inputs, { passedOver }: CheckedFiles): string {
  if (passedOver.length === 0) return "";
  const templates = files.filter(({ file, text }) => passedOver.includes(file) && /\{\{-?\s/.test(text));
  const names = [...new Set([...templates.map(({ file }) => file), ...passedOver])];
  const rest = names.length - namedMax;
  const list = `${names.slice(0, namedMax).join(", ")}${rest > 0 ? ` and ${counted(rest, "other")}` : ""}`;
  const hint = templates.length > 0 ? "; check what the templates render to: helm template … | fairlead check -" : "";
  return `; passed over: ${list}${hint}`;
}

function wrongUsage(paths: readonly string[], { config, collector }: CheckOptions): string | undefined {
  if (paths.length + config.length === 0) return "name a file or a folder, or - for stdin";
  if (collector === undefined || isReleaseName(collector)) return undefined;
  return `--collector ${collector}: not a release such as 0.161.0; ${knownReleases}`;
}

interface Result {
  readonly findings: readonly Diagnostic[];
  readonly checked: CheckedFiles;
  readonly inputs: Inputs;
  readonly compared: Compared | undefined;
}

function tell({ findings, checked, inputs, compared }: Result, format: Format): void {
  const text = formatted(format, { findings, checked, files: inputs.files });
  if (text !== "") print(`${text}\n`);
  const notes = [...(format === "text" ? basisText(checked) : []), ...(compared ? [knownText(compared)] : [])];
  print(notes.map((note) => `${printable(note)}\n`).join(""), 2);
}

function knownText({ knownCount, staleCount }: Compared): string {
  const stale = staleCount > 0 ? `; ${counted(staleCount, "entry", "entries")} of it found no longer` : "";
  return `${counted(knownCount, "finding")} of the baseline left out${stale}`;
}

function knownBaseline({ baseline, writeBaseline: writes }: CheckOptions): Baseline | "unreadable" | undefined {
  if (baseline === undefined || writes) return undefined;
  const read = readText(baseline);
  const parsed = "text" in read ? parseBaseline(read.text) : undefined;
  if (parsed) return parsed;
  refuse("check", `${baseline}: ${"problem" in read ? read.problem : "not a baseline that --write-baseline wrote"}`);
  return "unreadable";
}

/** As they are called from where the baseline lies: it holds wherever a check is started. */
function namedFrom(baseline: string): (file: string) => string {
  const folder = dirname(resolve(baseline));
  return (file) => (file === "stdin" ? file : relative(folder, resolve(file)).replaceAll("\\", "/"));
}

function writeBaseline(findings: readonly Diagnostic[], file: string): void {
  const written = writeWhole(file, `${JSON.stringify(baselineOf(findings, namedFrom(file)), undefined, 2)}\n`);
  if ("problem" in written) {
    refuse("check", `${file}: ${written.problem}`);
    return;
  }
  const done = `${file} ${written.wasThere ? "replaced" : "written"}: ${counted(findings.length, "finding")}`;
  print(`${printable(done)}\n`, 2);
}

interface CheckedBlueprints {
  readonly count: number;
  readonly findings: readonly Diagnostic[];
  readonly problems: readonly string[];
}

/** Loaded only where there are modules: a configuration is checked without what blueprints need. */
async function blueprintsAt({ modules, folders }: Inputs, { collector }: CheckOptions): Promise<CheckedBlueprints> {
  if (modules.length + folders.length === 0) return { count: 0, findings: [], problems: [] };
  const { checkBlueprints } = await import("./check-blueprints.ts");
  return checkBlueprints(modules, folders, collector);
}

/** A binary that is asked says for which release, unless the caller does. */
async function realRelease(binary: string): Promise<{ readonly version?: string } | "none"> {
  const { releaseOf } = await import("./real-collector.ts");
  const release = releaseOf(binary);
  if ("version" in release) return release;
  refuse("check", release.problem);
  return "none";
}

async function realFindings({ collectors }: CheckedFiles, { otelcol }: CheckOptions): Promise<readonly Diagnostic[]> {
  if (otelcol === undefined) return [];
  const { verdictsApart } = await import("./real-collector.ts");
  return verdictsApart(otelcol, collectors);
}

async function filesChecked(
  { files }: Inputs,
  { collector }: { readonly collector?: string | undefined },
): Promise<CheckedFiles> {
  const { checkFiles } = await import("../check-files.ts");
  return checkFiles(files, { collector });
}

/** What is accepted does not. */
function fails({ severity, accepted }: Diagnostic, from: CheckOptions["failOn"]): boolean {
  return accepted === undefined && (severity === "error" || (from === "warning" && severity === "warning"));
}
