/** What to print when an exception reaches the top: code, message and what to report, never a bare stack trace. */

import { catalogue } from "./codes.ts";

/** What exit code 3 stands for, in every command's help. */
export const ourMistake = "an exception in Fairlead or in the blueprint's own code";

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
