/** Commands with their options and arguments, as their help shows them: all that a shell completes by. */

import type { Argument, Command, Option } from "commander";

export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** In their order; the last one may be given several times. */
  readonly positions: readonly (readonly string[])[];
}

export interface OptionWords {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** It begins with an empty list, or with no name in it. */
  readonly isRepeated: boolean;
  /** All that the value may be; empty where that is open, as the name of a file is. */
  readonly choices: readonly string[];
}

export interface CommandTree extends Pick<CommandWords, "options"> {
  readonly program: string;
  readonly commands: readonly CommandWords[];
}

export function commandTree(program: Command): CommandTree {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    program: program.name(),
    options: optionsOf(program),
    commands: commands.map((command) => ({
      name: command.name(),
      description: firstSentence(command.description()),
      options: optionsOf(command),
      positions: command.registeredArguments.map((argument) =>
        // What commander itself adds takes the name of a command.
        command.name() === "help" ? names : choicesOf(argument),
      ),
    })),
  };
}

function optionsOf(command: Command): readonly OptionWords[] {
  const shown = command.createHelp().visibleOptions(command);
  return shown.flatMap((option) =>
    option.long
      ? [
          {
            long: option.long,
            short: option.short,
            description: option.description,
            takesValue: option.required || option.optional,
            isRepeated: option.variadic || typeof option.defaultValue === "object",
            choices: choicesOf(option),
          },
        ]
      : [],
  );
}

function choicesOf({ argChoices = [] }: Option | Argument): readonly string[] {
  return argChoices;
}

function firstSentence(text: string): string {
  return /^.*?[.:](?= |$)/.exec(text)?.[0].slice(0, -1) ?? text;
}
