/**
 * What a program may correct by itself: a word that was written for one other. Only where the file says that word, at the place
 * or as the key in front of it, so that a fix never replaces what a finding is not about.
 */

import type { Diagnostic } from "./diagnostic.ts";
import type { LinesOf } from "./excerpt.ts";
import type { Range } from "./place.ts";
import { nearest } from "./suggest.ts";

export interface Fix {
  readonly title: string;
  /** The word that is near need not be the one that was meant. */
  readonly applicability: "maybe-incorrect";
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
}

/** As `didYouMean` writes it of one word. */
const oneWord = /^did you mean (\S+)\?$/;
const keyBefore = /([\w./-]+)(["']?\s*:\s*)$/;

export function fixesOf({ help, place, accepted }: Diagnostic, linesOf: LinesOf): readonly Fix[] {
  const { file, range } = place;
  const meant = accepted === undefined ? oneWord.exec(help)?.[1] : undefined;
  const line = file === undefined || !range ? undefined : linesOf(file)?.[range.start.line - 1];
  if (meant === undefined || file === undefined || !range || line === undefined) return [];
  const written = wordAt(line, range, meant);
  if (written === undefined) return [];
  const { word, from } = written;
  const edit = {
    start: { line: range.start.line, column: from + 1 },
    end: { line: range.start.line, column: from + 1 + word.length },
  };
  return [
    {
      title: `replace ${word} by ${meant}`,
      applicability: "maybe-incorrect",
      edits: [{ file, range: edit, newText: meant }],
    },
  ];
}

function wordAt(line: string, { start, end }: Range, meant: string): { word: string; from: number } | undefined {
  const isMeant = (word: string) => word !== meant && nearest(word, [meant]).length > 0;
  const first = start.column - 1;
  const [, quote = "", word = ""] =
    /^(["']?)(.*)\1$/.exec(start.line === end.line ? line.slice(first, end.column - 1) : "") ?? [];
  if (isMeant(word)) return { word, from: first + quote.length };
  const before = keyBefore.exec(line.slice(0, first));
  const [, key = "", behind = ""] = before ?? [];
  return isMeant(key) ? { word: key, from: first - behind.length - key.length } : undefined;
}
