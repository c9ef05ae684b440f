/** `fairlead completion SHELL`: what a shell is told of our commands, made from the very tree that reads them. */

import { Argument, Command } from "commander";
import { commandTree } from "./completion/command-tree.ts";
import { bashScript, fishScript, zshScript } from "./completion/scripts.ts";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** @param whole the command line with all its commands, of which others load their own alone */
export function completionCommand(whole: () => Promise<Command>): Command {
  return new Command("completion")
    .description("Print a shell script that completes commands, options and their values.")
    .addArgument(new Argument("<shell>", "the shell that reads it").choices(Object.keys(scripts)))
    .addHelpText(
      "after",
      `
Example: source <(fairlead completion bash)                                        in ~/.bashrc
         fairlead completion zsh > "\${fpath[1]}/_fairlead"                          once, and after an upgrade
         fairlead completion fish > ~/.config/fish/completions/fairlead.fish`,
    )
    .action(async (shell: keyof typeof scripts) => {
      process.stdout.write(scripts[shell](commandTree(await whole())));
    });
}
