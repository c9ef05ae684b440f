/** What to print when an exception reaches the top: code, message and what to report, never a bare stack trace. */

import { catalogue } from "./codes.ts";

/** What exit codes 2 and 3 stand for, in the help of commands that load modules. */
export const unreadableInput = "wrong usage, unreadable input or a module that throws";
export const ourMistake = "an exception in Fairlead";

export function crashReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { name, title } = catalogue.FL9001;
  return [
    `error FL9001 ${name}`,
    `  ${title}: ${error instanceof Error ? error.message : String(error)}`,
    "  help: where the lines below begin in your own module, mend it there; else report them together with the blueprint (fairlead explain FL9001)",
    ...stack.split("\n").map((line) => `    | ${line.trim()}`),
  ].join("\n");
}
