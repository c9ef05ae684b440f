/**
 * How a synth ends: 1 for findings, 3 for a mistake of ours, told to whoever started it. The cdk8s CLI turns every
 * failure into 1, so the exit code is also written to the file named by FAIRLEAD_EXIT_FILE, which `npm run synth` reads.
 */

import { writeFileSync } from "node:fs";
import { crashReport } from "../diagnostics/crash-report.ts";

/** The process exits with this code when it has nothing left to do. */
export function endWith(code: 1 | 3): void {
  process.exitCode = code;
  const file = process.env["FAIRLEAD_EXIT_FILE"];
  if (file) writeFileSync(file, String(code));
}

let watching = false;

/** An exception that reaches the top is a mistake of ours or of the blueprint's own code: say which, and what to report. */
export function reportCrashes(): void {
  if (watching) return;
  watching = true;
  process.once("uncaughtException", (error: unknown) => {
    process.stderr.write(`${crashReport(error)}\n`);
    endWith(3);
    process.exit(3);
  });
}
