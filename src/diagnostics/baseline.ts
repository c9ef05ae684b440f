/**
 * Findings that are known already: a large estate starts with them, and only what is new is told. Lines may move, and so may whoever
 * asks: files are named from where the baseline lies.
 */

import type { Diagnostic } from "./diagnostic.ts";
import { ownerOf } from "./place.ts";

export interface Baseline {
  /** In the first, files were named as the command line did. */
  readonly formatVersion: 1 | 2;
  readonly findings: readonly KnownFinding[];
}

interface KnownFinding {
  readonly code: string;
  readonly file: string;
  /** Path of the value. */
  readonly at: string;
  readonly message: string;
  readonly count: number;
}

/** The name of a file from where the baseline lies. */
export type Named = (file: string) => string;

export function baselineOf(found: readonly Diagnostic[], named: Named): Baseline {
  const counts = new Map<string, KnownFinding>();
  for (const one of found) {
    const known = knownAs(one, named);
    const key = keyOf(known);
    counts.set(key, { ...known, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return {
    formatVersion: 2,
    findings: [...counts.values()].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)),
  };
}

export interface Compared {
  readonly fresh: readonly Diagnostic[];
  readonly knownCount: number;
  /** Entries that nothing is found for any more. */
  readonly staleCount: number;
}

export function beyondBaseline(
  found: readonly Diagnostic[],
  { formatVersion, findings }: Baseline,
  named: Named,
): Compared {
  const namedThere = formatVersion === 1 ? (file: string) => file : named;
  const left = new Map(findings.map((known) => [keyOf(known), known.count]));
  const fresh = found.filter((one) => {
    const key = keyOf(knownAs(one, namedThere));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return {
    fresh,
    knownCount: found.length - fresh.length,
    staleCount: [...left.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** @returns undefined for a text that is not a baseline of this form */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isBaseline(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isBaseline(value: unknown): value is Baseline {
  const { formatVersion, findings } = Object(value) as Partial<Record<keyof Baseline, unknown>>; // looked at next
  return (formatVersion === 1 || formatVersion === 2) && Array.isArray(findings) && findings.every(isKnown);
}

function isKnown(value: unknown): value is KnownFinding {
  const { code, file, at, message, count } = Object(value) as Partial<Record<keyof KnownFinding, unknown>>; // looked at next
  return [code, file, at, message].every((part) => typeof part === "string") && Number.isSafeInteger(count);
}

function knownAs({ code, place, collectorPath, message }: Diagnostic, named: Named): KnownFinding {
  const file = place.in === "text" ? named(ownerOf(place)) : ownerOf(place);
  return { code, file, at: [...place.path, "", ...(collectorPath ?? [])].join("/"), message, count: 1 };
}

function keyOf({ code, file, at, message }: KnownFinding): string {
  return JSON.stringify([file, code, at, message]);
}
