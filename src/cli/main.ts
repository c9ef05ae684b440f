/** The command line: one file a command. Exit codes: 0 fine, 1 findings, 2 wrong usage or unreadable input, 3 our bug. */

import { Command, CommanderError } from "commander";
import { crashReport } from "../diagnostics/crash-report.ts";
import { endDespiteOpen } from "./end.ts";
import { packageVersion } from "./package-version.ts";
import { print } from "./print.ts";

/** In the order of the help. One that is not asked for is not loaded: to read them all takes as long as a check. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import("./check.ts")).checkCommand(),
  synth: async () => (await import("./synth.ts")).synthCommand(),
  init: async () => (await import("./init.ts")).initCommand(),
  explain: async () => (await import("./explain.ts")).explainCommand(),
  schema: async () => (await import("./schema.ts")).schemaCommand(),
  route: async () => (await import("./route.ts")).routeCommand(),
  up: async () => (await import("./up.ts")).upCommand(),
  verify: async () => (await import("./verify.ts")).verifyCommand(),
  simulate: async () => (await import("./simulate.ts")).simulateCommand(),
  diff: async () => (await import("./diff.ts")).diffCommand(),
  graph: async () => (await import("./graph.ts")).graphCommand(),
  completion: async () => (await import("./completion.ts")).completionCommand(() => programOf(Object.values(commands))),
};

async function programOf(loads: readonly (() => Promise<Command>)[]): Promise<Command> {
  const made = new Command("fairlead")
    .description("Typed blueprints for OpenTelemetry load balancing, checked against the exact Collector version.")
    .version(packageVersion(), "-v, --version")
    .exitOverride();
  for (const load of loads)
    made.addCommand(withoutEmptyDefaults((await load()).exitOverride()).configureOutput(printed));
  return made.configureOutput(printed);
}

const printed = { writeOut: (text: string) => print(text), writeErr: (text: string) => print(text, 2) };

/** What collects several values begins with none of them, which help would show as `[]` or `{}`. */
function withoutEmptyDefaults(command: Command): Command {
  for (const option of command.options) {
    if (typeof option.defaultValue === "object") option.default(option.defaultValue, "none");
  }
  return command;
}

function program(): Promise<Command> {
  const asked = process.argv[2] ?? "";
  const own = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  return programOf(own ? [own] : Object.values(commands));
}

/** Whoever reads our output may have enough of it, as in `fairlead schema | head`. A check prints without this stream. */
function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

/** Not awaited at the top: a module of CommonJS that requires this package could not while this one is still evaluated. */
async function run(): Promise<void> {
  if (process.argv[2] !== "check") endWithReader();
  try {
    await (await program()).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else {
      print(`${crashReport(error)}\n`, 2);
      process.exitCode = 3;
    }
  }
  endDespiteOpen();
}

void run();
