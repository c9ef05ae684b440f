/**
 * Findings that a comment takes away: `# fairlead-ignore FL3005: the backends are another team's`, at the end of the line or on
 * its own above it; `fairlead-ignore-file` takes them from the whole file. A reason has to stand there. An error is never silenced,
 * as the Collector would not start: a comment at its line accepts it, which stays in the output, and one for the whole file does not.
 */

import { type Code, catalogue, codeNamed, codes } from "./codes.ts";
import { type Diagnostic, diagnostic } from "./diagnostic.ts";
import type { PlaceInText } from "./place.ts";
import { didYouMean } from "./suggest.ts";

export interface Suppressed {
  /** What is left, and what is wrong with the comments themselves. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many were taken away. */
  readonly count: number;
}

interface Suppression {
  readonly codes: readonly Code[];
  /** Undefined for the whole file. */
  readonly line: number | undefined;
  readonly reason: string;
  readonly place: PlaceInText;
  /** Why it does nothing, whatever is found. */
  readonly fault: { readonly message: string; readonly help: string } | undefined;
}

const comment =
  /#\s*fairlead-ignore(?<file>-file)?\b[ \t]*(?<words>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?[ \t]*(?::[ \t]*(?<reason>.*))?$/;

/** @param files with their lines, as they are written */
export function suppressed(
  found: readonly Diagnostic[],
  files: readonly { readonly file: string; readonly lines: readonly string[] }[],
): Suppressed {
  const all = files.flatMap(({ file, lines }) => suppressionsIn(file, lines));
  if (all.length === 0) return { diagnostics: found, count: 0 };
  const used = new Set<Suppression>();
  const places = byPlace(all.filter(({ fault }) => fault === undefined));
  const kept = found.flatMap((one) => {
    const [taking, ...others] = takersOf(one, places);
    for (const each of taking ? [taking, ...others] : []) used.add(each);
    if (taking === undefined) return [one];
    return one.severity === "error" ? [{ ...one, accepted: taking.reason }] : [];
  });
  const codesIn = codesByFile(found);
  const idle = all.filter((each) => !used.has(each)).map((each) => ineffective(each, codesIn));
  return { diagnostics: [...kept, ...idle], count: found.length - kept.length };
}

/** A text may have a comment at each of its findings. */
function byPlace(all: readonly Suppression[]): ReadonlyMap<string, readonly Suppression[]> {
  const places = new Map<string, Suppression[]>();
  for (const one of all) {
    const key = placeKey(one.place.file, one.line);
    const others = places.get(key);
    if (others) others.push(one);
    else places.set(key, [one]);
  }
  return places;
}

function placeKey(file: string, line?: number): string {
  return `${line ?? ""} ${file}`;
}

/** Those for the whole file do not take errors. */
function takersOf(
  { code, severity, place: { file = "", range } }: Diagnostic,
  places: ReadonlyMap<string, readonly Suppression[]>,
): readonly Suppression[] {
  const atLine = range ? places.get(placeKey(file, range.start.line)) : undefined;
  const ofFile = severity === "error" ? undefined : places.get(placeKey(file));
  return [...(atLine ?? []), ...(ofFile ?? [])].filter(({ codes: named }) => named.includes(code));
}

function codesByFile(found: readonly Diagnostic[]): ReadonlyMap<string, ReadonlySet<Code>> {
  const files = new Map<string, Set<Code>>();
  for (const { code, place } of found)
    files.set(place.file ?? "", (files.get(place.file ?? "") ?? new Set()).add(code));
  return files;
}

function suppressionsIn(file: string, lines: readonly string[]): readonly Suppression[] {
  return lines.flatMap((line, index) => {
    if (!line.includes("fairlead-ignore")) return [];
    const match = comment.exec(line);
    if (!match) return [];
    const { file: whole, words = "", reason = "" } = match.groups ?? {};
    const named = words
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
    const column = match.index + 1;
    const at = { line: index + 1, column };
    const range = { start: at, end: { line: at.line, column: line.length + 1 } };
    const isAlone = line.slice(0, match.index).trim() === "";
    return [
      {
        codes: named.flatMap((word) => codeNamed(word) ?? []),
        reason: reason.trim(),
        line: whole ? undefined : isAlone ? nextWritten(lines, index + 1) : at.line,
        place: { in: "text", file, path: [], range } as const,
        fault: faultOf(named, reason),
      },
    ];
  });
}

/** The first line from an index on that is neither empty nor a comment. */
function nextWritten(lines: readonly string[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    if (!/^\s*(?:#|$)/.test(lines[index] ?? "")) return index + 1;
  }
  return lines.length;
}

function faultOf(named: readonly string[], reason: string): Suppression["fault"] {
  if (named.length === 0) {
    return {
      message: "The comment does not say which finding it takes away.",
      help: "name the code: `# fairlead-ignore FL3005: why`",
    };
  }
  const unknown = named.find((word) => codeNamed(word) === undefined);
  if (unknown !== undefined) {
    const known = [...codes, ...codes.map((code) => catalogue[code].name)];
    return {
      message: `There is no code "${unknown}".`,
      help: didYouMean(unknown, known) ?? "see the list of `fairlead explain`",
    };
  }
  if (reason.trim() !== "") return undefined;
  return {
    message: "The comment gives no reason, so it takes nothing away.",
    help: "say why behind a colon: `# fairlead-ignore FL3005: why`",
  };
}

/** Without the number of its line, by which a baseline would not know it again. */
function ineffective(
  { codes: named, line, place, fault }: Suppression,
  codesIn: ReadonlyMap<string, ReadonlySet<Code>>,
): Diagnostic {
  const isOfErrors = line === undefined && named.some((code) => codesIn.get(place.file)?.has(code));
  const where = line === undefined ? "in this file" : "at its line";
  const { message, help } =
    fault ??
    (isOfErrors
      ? {
          message: `Errors are not taken from a whole file (${named.join(", ")}): the Collector would not start.`,
          help: "write `# fairlead-ignore` at the line of each that is known to be none",
        }
      : {
          message: `Nothing is found ${where} that the comment takes away (${named.join(", ")}).`,
          help: "remove the comment",
        });
  return diagnostic("FL9002", { at: place, message, help });
}
