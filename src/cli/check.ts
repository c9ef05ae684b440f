/** `fairlead check BLUEPRINT…`: all findings of blueprint modules, nothing written. */

import { Command, Option } from "commander";
import { blueprintsApart } from "../blueprint/blueprints-apart.ts";
import { compileBlueprint } from "../blueprint/compile-blueprint.ts";
import type { Severity } from "../diagnostics/codes.ts";
import { sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { formatJson, formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { type Loaded, loadPath } from "./load-blueprints.ts";
import { refuse } from "./refuse.ts";

interface CheckOptions {
  readonly format: "text" | "json";
  readonly failOn: "error" | "warning";
}

export function checkCommand(): Command {
  return new Command("check")
    .description("Check blueprint modules and print every finding; writes nothing.")
    .argument("<path...>", "modules that export blueprints or add them to an App, and folders of such modules")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on")
        .choices(["error", "warning"])
        .default("error"),
    )
    .addHelpText("after", "\nExit codes: 0 no findings that fail, 1 findings, 2 unreadable input, 3 a bug in Fairlead.")
    .action(check);
}

async function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  const loaded: Loaded[] = [];
  for (const path of paths) loaded.push(await loadPath(path));
  const problems = loaded.flatMap(({ problems }) => problems);
  for (const problem of problems) refuse("check", problem);
  const blueprints = [...new Set(loaded.flatMap(({ blueprints }) => blueprints))];
  if (blueprints.length === 0) return;
  const findings = sortDiagnostics([
    ...loaded.flatMap(({ apps }) => apps.flatMap((together) => blueprintsApart(together))),
    ...blueprints.flatMap((blueprint) => compileBlueprint(blueprint).diagnostics),
  ]);
  process.stdout.write(
    `${options.format === "json" ? formatJson(findings) : formatText(findings, paintFor(process.stdout))}\n`,
  );
  const failed = findings.some(({ severity }) => fails(severity, options.failOn));
  if (failed && problems.length === 0) process.exitCode = 1;
}

function fails(severity: Severity, from: CheckOptions["failOn"]): boolean {
  return severity === "error" || (from === "warning" && severity === "warning");
}
