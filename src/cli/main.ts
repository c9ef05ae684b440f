#!/usr/bin/env node
/** The command line: one file a command. Exit codes: 0 fine, 1 findings, 2 wrong usage or unreadable input, 3 our bug. */

import { Command, CommanderError } from "commander";
import { crashReport } from "../diagnostics/crash-report.ts";
import { checkCommand } from "./check.ts";
import { diffCommand } from "./diff.ts";
import { endDespiteOpen } from "./end.ts";
import { explainCommand } from "./explain.ts";
import { graphCommand } from "./graph.ts";
import { initCommand } from "./init.ts";
import { packageVersion } from "./package-version.ts";
import { routeCommand } from "./route.ts";
import { schemaCommand } from "./schema.ts";
import { simulateCommand } from "./simulate.ts";
import { synthCommand } from "./synth.ts";
import { upCommand } from "./up.ts";

const program = new Command("fairlead")
  .description("Typed blueprints for OpenTelemetry load balancing, checked against the exact Collector version.")
  .version(packageVersion(), "-v, --version")
  .addCommand(checkCommand())
  .addCommand(synthCommand())
  .addCommand(initCommand())
  .addCommand(explainCommand())
  .addCommand(schemaCommand())
  .addCommand(routeCommand())
  .addCommand(upCommand())
  .addCommand(simulateCommand())
  .addCommand(diffCommand())
  .addCommand(graphCommand())
  .exitOverride();
for (const command of program.commands) command.exitOverride();

/** Not awaited at the top: a module of CommonJS that requires this package could not while this one is still evaluated. */
async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else {
      process.stderr.write(`${crashReport(error)}\n`);
      process.exitCode = 3;
    }
  }
  endDespiteOpen();
}

void run();
