/** How a command ends over wrong usage or unreadable input: one line on stderr, exit code 2. */

import { printable } from "../diagnostics/excerpt.ts";
import { print } from "./print.ts";

/** @param reason may have several lines, as of a compiler */
export function refuse(command: string, reason: string): void {
  print(`fairlead ${command}: ${reason.split("\n").map(printable).join("\n")}\n`, 2);
  process.exitCode = 2;
}
