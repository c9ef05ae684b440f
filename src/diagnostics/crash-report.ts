/** What to print when an exception reaches the top: code, message and what to report, never a bare stack trace. */

export function crashReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    "error FL9001 internal-error",
    `  ${error instanceof Error ? error.message : String(error)}`,
    "  help: unless your blueprint threw this itself, it is a bug in Fairlead: report the lines below together with the blueprint (fairlead explain FL9001)",
    ...stack.split("\n").map((line) => `    | ${line.trim()}`),
  ].join("\n");
}
