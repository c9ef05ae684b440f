/**
 * What each suite of `npm run` may be told. Loaded in front of it: a word that it does not know would be ignored, and 25 minutes later
 * something else would have been run than what was asked for.
 */

import { relative } from "node:path";
import { ownFolderOfSuite } from "./temporary-folders.ts";

interface Suite {
  readonly flags?: readonly string[];
  /** Each with a value behind it. */
  readonly options?: readonly string[];
  /** Beside them: how many, and as what. */
  readonly words?: { readonly most: number; readonly as: string; readonly form?: RegExp };
}

const seeds = { most: 2, as: "FIRST END", form: /^\d+$/ } as const;
const any = Number.POSITIVE_INFINITY;

export const suites: Readonly<Record<string, Suite>> = {
  "test/hostile/main.ts": {
    flags: ["--short", "--quick", "--plan", "--write"],
    words: { most: any, as: "WORDS OF CASES" },
  },
  "test/fuzz/check.ts": { words: seeds },
  "test/fuzz/main.ts": { words: seeds, options: ["--record"] },
  "test/fuzz/hpack.ts": { words: seeds },
  "test/fuzz/frames.ts": { words: seeds },
  "test/fuzz/frames-alone.ts": { words: seeds },
  "test/fuzz/client.ts": { words: seeds },
  "test/fuzz/compression.ts": { words: seeds, options: ["--record"] },
  "test/conformance/main.ts": {},
  "test/conformance/effects.ts": {},
  "test/conformance/balancer.ts": {},
  "test/conformance/kubernetes.ts": { words: { most: any, as: "SUITES", form: /^[a-z]+$/ } },
  "test/conformance/local.ts": {},
  "test/conformance/outputs.ts": {},
  "test/conformance/shells.ts": {},
  "test/conformance/vectors.ts": {},
  "test/conformance/check/main.ts": {
    flags: ["--list", "--no-corpus"],
    options: ["--collector", "--mutations", "--seed"],
  },
  "test/bench/balancer.ts": { words: { most: any, as: "ROWS" } },
  "test/bench/processes.ts": {},
  "test/bench/core.ts": {},
  "test/bench/core-against.ts": { words: { most: 1, as: "FOLDER" } },
  "test/bench/protobuf.ts": {},
  "test/bench/generate.ts": { words: { most: 1, as: "listen", form: /^listen$/ } },
  "test/bench/json.ts": {},
  "test/bench/check.ts": { options: ["--otelcol"] },
  "test/bench/synth.ts": {},
};

/** @returns the first argument that the suite would ignore, or that lacks its value; undefined for none */
export function unknownArgument(
  { flags = [], options = [], words }: Suite,
  args: readonly string[],
): string | undefined {
  let count = 0;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (flags.includes(arg)) continue;
    if (options.includes(arg)) {
      if (args[++at] === undefined) return arg;
    } else if (arg.startsWith("-") || ++count > (words?.most ?? 0) || !(words?.form ?? /^/).test(arg)) return arg;
  }
  return undefined;
}

export function usageOf({ flags = [], options = [], words }: Suite): string {
  const may = [...flags, ...options.map((option) => `${option} VALUE`), ...(words ? [words.as] : [])];
  const script = process.env["npm_lifecycle_event"] ?? "SUITE";
  return may.length === 0
    ? `usage: npm run ${script}, which takes no arguments`
    : `usage: npm run ${script} -- ${may.map((one) => `[${one}]`).join(" ")}`;
}

const suite = suites[relative(process.cwd(), process.argv[1] ?? "")];
if (suite) {
  const args = process.argv.slice(2);
  const isAsked = args.includes("--help") || args.includes("-h");
  const unknown = isAsked ? undefined : unknownArgument(suite, args);
  if (isAsked) process.stdout.write(`${usageOf(suite)}\n`);
  if (unknown !== undefined) process.stderr.write(`"${unknown}" is not an argument of this suite\n${usageOf(suite)}\n`);
  if (isAsked || unknown !== undefined) process.exit(isAsked ? 0 : 2);
  ownFolderOfSuite();
}
