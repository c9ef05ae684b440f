/**
 * Seeded mistakes in sound configurations, each held against the real Collector of a version: the same verdict, the place of
 * the mistake, and the right key as the first suggestion. A disagreement is made as small as it goes; it has to be in
 * known-disagreements.json, with its reason, or it counts.
 */

import { checkFiles } from "../../../src/check-files.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { pathText } from "../../../src/diagnostics/format.ts";
import { seededRandom } from "../../routing/random-otlp.ts";
import { type Known, knownReason } from "./known.ts";
import { type Mutation, mutationOf } from "./mutations.ts";
import { Oracle, restsOnBuild, restsOnMachine, restsOnStatements, restsOnVariable, type Verdict } from "./oracle.ts";
import { positionsOf } from "./positions.ts";
import { seedsOf, textOf } from "./seeds.ts";
import { smallest } from "./smallest.ts";

export interface FuzzResult {
  readonly judged: number;
  readonly missed: number;
  readonly falseErrors: number;
  readonly placed: { readonly right: number; readonly all: number };
  readonly suggested: { readonly right: number; readonly all: number };
}

interface Options {
  readonly version: string;
  readonly count: number;
  readonly seed: number;
  readonly known: readonly Known[];
  /** Prints what is misplaced, and what was not suggested first. */
  readonly list: boolean;
}

const batch = 1_000;

export async function fuzz(options: Options): Promise<FuzzResult> {
  const { version, count, seed } = options;
  const oracle = new Oracle(version);
  const random = seededRandom(seed);
  const tally = new Fuzzed(options, oracle);
  try {
    const seeds = await seedsOf(version, oracle, random);
    for (let made = 0; made < count; made += batch) {
      const mutations: Mutation[] = [];
      while (mutations.length < Math.min(batch, count - made)) {
        const source = seeds[Math.floor(random() * seeds.length)];
        const mutation = source && mutationOf({ version, config: source.config, random });
        if (mutation) mutations.push(mutation);
      }
      const texts = mutations.map(({ config }) => textOf(config));
      const verdicts = await oracle.ask(texts.map((yaml) => ({ yaml, start: true })));
      for (const [index, mutation] of mutations.entries())
        tally.add(mutation, texts[index] ?? "", verdicts[index] ?? { ok: false });
    }
    await tally.tell(seeds.length);
    return tally.result;
  } finally {
    oracle.end();
  }
}

export function errorsOn(text: string, version: string): readonly Diagnostic[] {
  return checkFiles([{ file: "fuzz.yaml", text }], { collector: version }).diagnostics.filter(
    ({ severity }) => severity === "error",
  );
}

interface Disagreement {
  readonly mutation: Mutation;
  readonly verdict: Verdict;
  readonly ours: Diagnostic | undefined;
}

class Fuzzed {
  readonly #options: Options;
  readonly #oracle: Oracle;
  readonly #disagreements: Disagreement[] = [];
  readonly #misplaced: string[] = [];
  readonly #unsuggested: string[] = [];
  readonly #count = { agreed: 0, known: 0, machine: 0, statements: 0, refused: 0, typos: 0 };

  constructor(options: Options, oracle: Oracle) {
    this.#options = options;
    this.#oracle = oracle;
  }

  add(mutation: Mutation, text: string, verdict: Verdict): void {
    if (restsOnMachine(verdict)) this.#count.machine++;
    else if (restsOnBuild(this.#options.version, verdict.error ?? "")) this.#count.machine++;
    else if (restsOnVariable(mutation.config, verdict.error ?? "")) this.#count.machine++;
    else if (restsOnStatements(verdict.error ?? "")) this.#count.statements++;
    else this.#judge(mutation, text, verdict);
  }

  #judge(mutation: Mutation, text: string, verdict: Verdict): void {
    const all = checkFiles([{ file: "fuzz.yaml", text }], { collector: this.#options.version }).diagnostics;
    const errors = all.filter(({ severity }) => severity === "error");
    if (verdict.ok === (errors.length === 0)) {
      this.#count.agreed++;
      if (!verdict.ok) this.#place(mutation, text, errors);
      return;
    }
    const [ours] = errors;
    if (knownReason(this.#options.known, { version: this.#options.version, verdict, ours })) this.#count.known++;
    else this.#disagreements.push({ mutation, verdict, ours });
  }

  /** Several errors are told where one change causes several; one of them is at the change. */
  #place(mutation: Mutation, text: string, errors: readonly Diagnostic[]): void {
    const { path, also = [], original, kind } = mutation;
    const right = [path, ...also].flatMap((one) => positionsOf(text, one));
    // What is taken away is missing where it is named.
    const isGone = path.length <= 2 && ["removed", "emptied", "null"].includes(kind);
    const here = errors.find(
      ({ code, place: { range } }) =>
        (isGone && code === "FL2001") ||
        right.some(({ line, column }) => range?.start.line === line && range.start.column === column),
    );
    this.#count.refused++;
    const told = () =>
      `${kind} ${pathText(path)}: ${errors.map(({ code, place, message }) => `${code} ${place.range?.start.line}:${place.range?.start.column} ${message}`).join("; ")}`;
    if (!here) this.#misplaced.push(told());
    if (original === undefined || kind !== "typo") return;
    this.#count.typos++;
    if (!here?.help.startsWith(`did you mean ${original}`))
      this.#unsuggested.push(`${original} → ${told()} | ${here?.help}`);
  }

  get result(): FuzzResult {
    const { agreed, known, refused, typos } = this.#count;
    const missed = this.#disagreements.filter(({ verdict }) => !verdict.ok).length;
    return {
      judged: agreed + known + this.#disagreements.length,
      missed,
      falseErrors: this.#disagreements.length - missed,
      placed: { right: refused - this.#misplaced.length, all: refused },
      suggested: { right: typos - this.#unsuggested.length, all: typos },
    };
  }

  async tell(seeds: number): Promise<void> {
    const { known, machine, statements } = this.#count;
    const { version, list } = this.#options;
    console.log(
      `${version}: ${seeds} sound configurations; ${known} known disagreements, ${machine} rest on the machine, ${statements} on statements`,
    );
    // What fails the suite is shown as small as it goes, asked or not.
    for (const [cause, examples] of this.#byCause()) {
      const [first] = examples;
      if (!first) continue;
      const small = await smallest(first.mutation.config, first.verdict.ok, version, this.#oracle);
      console.log(
        `  ${first.verdict.ok ? "FALSE ERROR" : "missed"} ${examples.length} × ${cause}\n    ${first.mutation.kind} at ${pathText(first.mutation.path)}: ${JSON.stringify(small)}`,
      );
    }
    if (!list) return;
    for (const one of this.#misplaced) console.log(`  misplaced ${one}`);
    for (const one of this.#unsuggested) console.log(`  not suggested ${one}`);
  }

  #byCause(): readonly (readonly [string, readonly Disagreement[]])[] {
    const causes = new Map<string, Disagreement[]>();
    for (const one of this.#disagreements) {
      const said = one.verdict.ok
        ? `${one.ours?.code} ${one.ours?.message}`
        : `${one.verdict.stage} ${one.verdict.error}`;
      const cause = said
        .replaceAll(/"[^"]*"|\d+|'[^']*'/g, "…")
        .replaceAll(/\s+/g, " ")
        .slice(0, 220);
      causes.set(cause, [...(causes.get(cause) ?? []), one]);
    }
    return [...causes].sort(([, left], [, right]) => right.length - left.length);
  }
}
