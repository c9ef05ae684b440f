/**
 * Runs code over long input in a process of its own and ends it after half a minute. Code whose work grows with the square
 * of its input would need many; what it needs otherwise is far below a second, so a busy machine does not matter.
 */

import { spawnSync } from "node:child_process";

const endedAfterMs = 30_000;

/**
 * @param module a file of ours
 * @param code statements with what the module exports as `ours`; the last is `console.log`
 * @returns what was printed; undefined if it was ended
 */
export function printedSoon(module: URL, code: string): string | undefined {
  const source = `import * as ours from ${JSON.stringify(module.href)};\n${code}`;
  const program = ["--conditions=fairlead-source", "--import", "tsx", "--input-type=module", "--eval", source];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: "utf8", timeout: endedAfterMs });
  if (status === null) return undefined;
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
