/** The options of `fairlead check`. A check without any does not load this file. */

import { Command, Option } from "commander";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import { check, usual, usualBaseline } from "./check.ts";
import { formats } from "./check-output.ts";

export function checkCommand(): Command {
  return new Command("check")
    .description("Check Collector configurations and blueprints, and print every finding.")
    .argument(
      "[path...]",
      "Collector or Kubernetes YAML, values of the Collector's Helm chart, Markdown with YAML, modules that export blueprints, or folders of these; - is stdin",
    )
    .option(
      "--config <file>",
      "one part of a configuration; repeat it to merge several in order, as the Collector does",
      (file: string, before: readonly string[]) => [...before, file],
      usual.config,
    )
    .option("--collector <version>", "check every configuration and blueprint against this release")
    .addOption(new Option("--format <format>", "output format").choices(formats).default(usual.format))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 if a finding has at least this severity")
        .choices(["error", "warning"])
        .default(usual.failOn),
    )
    .option("--otelcol <path>", "also ask this Collector, and report where the two disagree")
    .option("--baseline <file>", "leave out the known findings in this file")
    .option("--write-baseline", `write all findings to the file of --baseline (default: ${usualBaseline})`)
    .addHelpText(
      "after",
      `
Without --collector, a configuration is checked against the version in the tag of the image beside it, else the newest known.

Example: fairlead check deploy/ --fail-on warning --format sarif > fairlead.sarif

Exit codes: 0 no failing findings; 1 findings; 2 ${unreadableInput}; 3 ${ourMistake}.`,
    )
    .action(check);
}
