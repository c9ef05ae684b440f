/** `fairlead check BLUEPRINT…`: all findings of blueprint modules, nothing written. */

import { Command, Option } from "commander";
import { compileBlueprint } from "../blueprint/compile-blueprint.ts";
import type { Severity } from "../diagnostics/catalogue.ts";
import { type Diagnostic, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { formatJson, formatText } from "../diagnostics/format.ts";
import { loadBlueprints } from "./load-blueprints.ts";

interface CheckOptions {
  readonly format: "text" | "json";
  readonly failOn: "error" | "warning";
}

export function checkCommand(): Command {
  return new Command("check")
    .description("Check blueprint modules and print every finding; writes nothing.")
    .argument("<blueprint...>", "TypeScript or JavaScript modules that export blueprints")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on")
        .choices(["error", "warning"])
        .default("error"),
    )
    .addHelpText("after", "\nExit codes: 0 no findings that fail, 1 findings, 2 unreadable input, 3 a mistake of ours.")
    .action(check);
}

async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  const findings: Diagnostic[] = [];
  for (const file of files) {
    const loaded = await loadBlueprints(file);
    if (loaded.error !== undefined) {
      process.stderr.write(`fairlead check: ${loaded.error}\n`);
      process.exitCode = 2;
      return;
    }
    for (const blueprint of loaded.blueprints) findings.push(...compileBlueprint(blueprint).diagnostics);
  }
  const sorted = sortDiagnostics(findings);
  process.stdout.write(`${options.format === "json" ? formatJson(sorted) : formatText(sorted)}\n`);
  if (sorted.some(({ severity }) => fails(severity, options.failOn))) process.exitCode = 1;
}

function fails(severity: Severity, from: CheckOptions["failOn"]): boolean {
  return severity === "error" || (from === "warning" && severity === "warning");
}
