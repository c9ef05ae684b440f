/**
 * `npm run fuzz:check`: 100 000 seeded inputs of the whole check. Whatever they are, it returns, within a second of work, each finding in a
 * file that was given and within its lines, and every form of output can be written. Arguments: first seed and the one behind the last.
 */

import { checkFiles } from "../../src/check-files.ts";
import { formatText } from "../../src/diagnostics/format.ts";
import { plain } from "../../src/diagnostics/paint.ts";
import { formatSarif } from "../../src/diagnostics/sarif.ts";
import { checkInput } from "./check-inputs.ts";

const inputsUsual = 100_000;
const shownMax = 10;
const longestMs = 1_000;

/** What is wrong with the check of an input; undefined where nothing is. */
export function faultOf(seed: number): string | undefined {
  const files = checkInput(seed);
  const started = process.cpuUsage();
  try {
    const { diagnostics } = checkFiles(files, seed % 3 === 0 ? { collector: "0.140.0" } : {});
    const { user, system } = process.cpuUsage(started);
    const tookMs = (user + system) / 1_000;
    if (tookMs > longestMs) return `took ${tookMs.toFixed(0)} ms`;
    formatText(diagnostics, plain, (file) => files.find((one) => one.file === file)?.text.split("\n"));
    formatSarif(diagnostics, "0");
    const astray = diagnostics.find(({ place: { file, range } }) => {
      const text = files.find((one) => one.file === file)?.text;
      return text === undefined || (range !== undefined && range.start.line > text.split(/\r\n?|\n/).length);
    });
    return astray && `${astray.code} is outside of the input: ${JSON.stringify(astray.place)}`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function main(first: number, end: number): void {
  let faults = 0;
  for (let seed = first; seed < end; seed++) {
    const fault = faultOf(seed);
    if (fault === undefined) continue;
    if (++faults <= shownMax) console.log(`seed ${seed}: ${fault}\n${JSON.stringify(checkInput(seed))}`);
  }
  console.log(`${end - first} inputs, ${faults} with a fault`);
  console.log(faults === 0 ? "1 passed, 0 failed, 0 skipped" : "0 passed, 1 failed, 0 skipped");
  if (faults > 0) process.exitCode = 1;
}

if (process.argv[1]?.endsWith("check.ts")) {
  main(Number(process.argv[2] ?? 0), Number(process.argv[3] ?? inputsUsual));
}
