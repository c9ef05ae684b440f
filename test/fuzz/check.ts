/**
 * `npm run fuzz:check`: 100 000 seeded inputs of the whole check. Whatever they are, it returns, within a second of work, each finding in a
 * file that was given and within its lines, and every form of output can be written. Arguments, both or none: first seed and the one behind the last.
 */

import { checkFiles } from "../../src/check-files.ts";
import { formatText } from "../../src/diagnostics/format.ts";
import { plain } from "../../src/diagnostics/paint.ts";
import { formatSarif } from "../../src/diagnostics/sarif.ts";
import { type CheckInput, checkInput } from "./check-inputs.ts";

const inputsUsual = 100_000;
const shownMax = 10;
const longestMs = 1_000;

/** What is wrong with the check of a seeded input; undefined where nothing is. */
export function faultOf(seed: number): string | undefined {
  return faultIn(checkInput(seed), seed % 3 === 0 ? { collector: "0.140.0" } : {});
}

export function faultIn(
  files: readonly CheckInput[],
  options: { readonly collector?: string } = {},
): string | undefined {
  const started = process.cpuUsage();
  try {
    const { diagnostics } = checkFiles(files, options);
    const { user, system } = process.cpuUsage(started);
    const tookMs = (user + system) / 1_000;
    if (tookMs > longestMs) return `took ${tookMs.toFixed(0)} ms`;
    formatText(diagnostics, plain, (file) => files.find((one) => one.file === file)?.text.split("\n"));
    formatSarif(diagnostics, "0", (code) => code);
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

/** The seeds that the arguments name; undefined where they name none. */
export function seedsNamed(args: readonly string[]): readonly [number, number] | undefined {
  if (args.length === 0) return [0, inputsUsual];
  const [first = Number.NaN, end = Number.NaN, ...others] = args.map((arg) =>
    /^\d+$/.test(arg) ? Number(arg) : Number.NaN,
  );
  return first < end && others.length === 0 ? [first, end] : undefined;
}

if (process.argv[1]?.endsWith("check.ts")) {
  const seeds = seedsNamed(process.argv.slice(2));
  if (seeds) main(...seeds);
  else {
    console.error(
      "usage: npm run fuzz:check [-- FIRST END], whole numbers: the first seed and the one behind the last",
    );
    process.exitCode = 2;
  }
}
