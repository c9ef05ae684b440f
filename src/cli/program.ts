/** The commands, each a file, and how one that is asked for is run. Exit code 2 is for wrong usage, as it is for unreadable input. */

import { Command, CommanderError } from "commander";
import { packageVersion } from "./package-version.ts";
import { print } from "./print.ts";

export async function runAsked(): Promise<void> {
  const asked = process.argv[2] ?? "";
  const own = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  try {
    await (await programOf(own ? [own] : Object.values(commands))).parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

/** In the order of the help. One that is not asked for is not loaded: to read them all takes as long as a check. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import("./check-command.ts")).checkCommand(),
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
