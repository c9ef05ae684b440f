/** How a command ends over wrong usage or unreadable input: one line on stderr, exit code 2. */

export function refuse(command: string, reason: string): void {
  process.stderr.write(`fairlead ${command}: ${reason}\n`);
  process.exitCode = 2;
}
