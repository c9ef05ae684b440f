/** The line that a finding is about, with a mark under the part it means. */

import type { Range } from "./place.ts";

/** Lines of a file, as they are written; undefined for a file that cannot be read any more. */
export type LinesOf = (file: string) => readonly string[] | undefined;

/** Longer lines, as of JSON in one line, are shown around the place. */
const widthMax = 120;
const before = 40;

/** Two lines; none where the line is not there. */
export function excerpt(lines: readonly string[], { start, end }: Range): readonly string[] {
  const line = lines[start.line - 1];
  if (line === undefined || line.trim() === "") return [];
  const from = line.length > widthMax ? Math.max(0, start.column - 1 - before) : 0;
  const shown = line.slice(from, from + widthMax);
  const first = Math.min(start.column - 1, line.length) - from;
  const last = Math.min(end.line === start.line ? end.column - 1 - from : shown.trimEnd().length, shown.length);
  const gutter = String(start.line);
  const marked = Math.max(1, widthOf(shown.slice(first, last)));
  return [
    `    ${gutter} | ${printable(shown)}`,
    `    ${" ".repeat(gutter.length)} | ${blank(shown.slice(0, first))}${"^".repeat(marked)}`,
  ];
}

/** What would move the cursor, or tell the terminal something, is shown as what it is. */
export function printable(text: string): string {
  if (/^[\t\x20-\x7e]*$/.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) =>
    character === "\t" ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

function blank(text: string): string {
  return [...text].map((character) => (character === "\t" ? "\t" : " ".repeat(widthOf(character)))).join("");
}

/** East Asian characters and pictures take two places on a terminal (Unicode's East Asian Width), what combines or joins none. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}|[\u200b-\u200d\u2060\ufeff]/u.test(character)) continue;
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\p{Emoji_Presentation}]/u.test(
      character,
    )
      ? 2
      : 1;
  }
  return width;
}
