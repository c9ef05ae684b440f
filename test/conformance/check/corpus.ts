/**
 * (a) Our verdict against the real Collector's, over a corpus of configurations with recorded verdicts. It is named by
 * FAIRLEAD_CORPUS (default ../shared/corpus) and is not part of the project: without it the suite says so and is skipped.
 * What validates and may not start is asked of a real Collector.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFiles } from "../../../src/check-files.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { pathText } from "../../../src/diagnostics/format.ts";
import { isInside, type Path } from "../../../src/diagnostics/place.ts";
import { hasGo } from "../../../tools/collectors/build.mjs";
import { startsReally } from "../starts.ts";
import { restsOnStatements } from "./oracle.ts";

interface Label {
  readonly ok: boolean;
  readonly error?: string;
  readonly host_dependent?: boolean;
  readonly starts?: boolean | null;
  readonly start_error?: string;
  readonly start_host_dependent?: boolean;
}

interface Entry {
  readonly id: string;
  readonly file: string;
  readonly origin: {
    readonly mutation_of?: string;
    readonly path?: string;
    readonly moved_to?: string;
    readonly mutated?: unknown;
  };
  readonly labels: Readonly<Record<string, Label>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly components_missing?: Readonly<Record<string, readonly string[]>>;
  readonly base_ok?: Readonly<Record<string, boolean>>;
  /** Why a mutation that the Collector takes is one all the same; `valid` and `free-form` are not. */
  readonly accepted_as?: Readonly<Record<string, string>>;
}

const corpus = process.env["FAIRLEAD_CORPUS"] ?? "../shared/corpus";

/** Shares that must hold for each version; configurations that are refused for a statement in OTTL are set aside. */
const agreementMin = 0.995;
const falseErrorsMax = 0.002;
const warnedMin = 0.95;

interface Verdict {
  readonly folder: string;
  readonly accepted: boolean;
  readonly refusedByUs: boolean;
  readonly text: string;
}

/** @returns undefined without a corpus */
export async function corpusSuite(version: string, list: boolean): Promise<boolean | undefined> {
  if (!existsSync(join(corpus, "index.json"))) {
    console.log(`${version}: corpus: skipped, no folder ${corpus}`);
    return undefined;
  }
  const entries = JSON.parse(readFileSync(join(corpus, "index.json"), "utf8")) as readonly Entry[];
  const all = entries.filter((entry) => counts(entry, version));
  const judged = all.filter((entry) => !isOfStatement(entry.labels[version]));
  const verdicts: Verdict[] = [];
  for (const entry of judged) verdicts.push(await verdictOf(entry, version));
  const warned = judged.flatMap((entry) => warnedOf(entry, version));
  const agrees = report(version, verdicts, warned);
  console.log(`${version}: ${all.length - judged.length} refused for a statement in OTTL, and set aside`);
  if (list) tell(verdicts, warned);
  return agrees;
}

/** Told by what the Collector said, at `validate` or at start. */
function isOfStatement({ error = "", start_error: atStart = "" }: Label = { ok: true }): boolean {
  return restsOnStatements(error) || restsOnStatements(atStart);
}

function report(version: string, verdicts: readonly Verdict[], warned: readonly Warned[]): boolean {
  const missed = verdicts.filter(({ accepted, refusedByUs }) => !accepted && !refusedByUs);
  const falseErrors = verdicts.filter(({ accepted, refusedByUs }) => accepted && refusedByUs);
  const agreed = verdicts.length - missed.length - falseErrors.length;
  const onReal = falseErrors.filter(({ folder }) => folder === "real" || folder === "base");
  const silent = warned.filter(({ isWarned }) => !isWarned);
  console.log(
    `${version}: ${agreed} of ${verdicts.length} verdicts agree (${percent(agreed, verdicts.length)}), ${missed.length} missed, ` +
      `${falseErrors.length} false errors (${onReal.length} in real/ and base/); ` +
      `${warned.length - silent.length} of ${warned.length} accepted mistakes warned about (${percent(warned.length - silent.length, warned.length)})`,
  );
  const agrees = agreed / verdicts.length >= agreementMin && onReal.length === 0;
  const warns = 1 - silent.length / Math.max(warned.length, 1) >= warnedMin;
  return agrees && warns && falseErrors.length / verdicts.length <= falseErrorsMax;
}

function tell(verdicts: readonly Verdict[], warned: readonly Warned[]): void {
  for (const { accepted, refusedByUs, text } of verdicts) {
    if (!accepted && !refusedByUs) console.log(`  missed ${text}`);
    if (accepted && refusedByUs) console.log(`  false error ${text}`);
  }
  for (const { isWarned, text } of warned) if (!isWarned) console.log(`  not warned ${text}`);
}

function percent(part: number, all: number): string {
  return `${((100 * part) / Math.max(all, 1)).toFixed(1)} %`;
}

function counts(entry: Entry, version: string): boolean {
  const label = entry.labels[version];
  if (!label || entry.components_missing?.[version]?.length || label.host_dependent) return false;
  return !entry.origin.mutation_of || entry.base_ok?.[version] !== false;
}

async function verdictOf(entry: Entry, version: string): Promise<Verdict> {
  const label = entry.labels[version];
  const text = readFileSync(join(corpus, entry.file), "utf8");
  const [first] = findingsOn(text, version).filter(({ severity }) => severity === "error");
  const isOpen = label?.ok === true && first !== undefined && typeof label.starts !== "boolean" && hasGo();
  const starts = isOpen ? await startsReally(version, text, entry.env ?? {}) : label?.starts;
  const accepted = label?.ok === true && (starts !== false || label.start_host_dependent === true);
  const ours = first ? `${first.code} ${pathText(first.collectorPath ?? [])}: ${first.message}` : "accepted";
  return {
    folder: entry.file.split("/")[0] ?? "",
    accepted,
    refusedByUs: first !== undefined,
    text: `${entry.id}\n    real: ${label?.error ?? (accepted ? "ok" : "does not start")}\n    ours: ${ours}`,
  };
}

function findingsOn(text: string, version: string): readonly Diagnostic[] {
  return checkFiles([{ file: "corpus.yaml", text }], { collector: version }).diagnostics;
}

interface Warned {
  readonly isWarned: boolean;
  readonly text: string;
}

/** Of a mistake that the Collector takes: is there a finding at its place, or at the section that it is in. */
function warnedOf(entry: Entry, version: string): readonly Warned[] {
  const kind = entry.accepted_as?.[version];
  if (kind === undefined || kind === "valid" || kind === "free-form" || entry.origin.path === undefined) return [];
  const path = pathOf(entry.origin.moved_to ?? entry.origin.path);
  const near = path.slice(0, -1);
  const text = readFileSync(join(corpus, entry.file), "utf8");
  const found = findingsOn(text, version);
  if (entry.origin.path.includes("/<</")) {
    // What is merged in stands where it is anchored, under another path.
    const lines = text.split("\n");
    const isThere = ({ place: { range } }: Diagnostic): boolean =>
      range !== undefined && (lines[range.start.line - 1] ?? "").includes(String(entry.origin.mutated));
    return [{ isWarned: found.some(isThere), text: `${entry.id} ${kind} ${pathText(path)}` }];
  }
  const isWarned = found.some(
    ({ collectorPath: at = [], severity }) =>
      severity !== "info" && (isInside(at, near) || isInside(path, at)) && at.length > 1,
  );
  return [{ isWarned, text: `${entry.id} ${kind} ${pathText(path)}` }];
}

function pathOf(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .filter((step) => step !== "<<");
}
