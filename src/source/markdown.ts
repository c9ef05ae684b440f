/** YAML in the fences of a Markdown text, each a text whose lines are those of the Markdown file. */

import type { Position } from "../diagnostics/place.ts";
import type { SourceText } from "./yaml-documents.ts";

/** In a list or a quotation, and right behind the mark of an entry. */
const opening =
  /^(?<indent>(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*)(?<fence>`{3,}|~{3,})[ \t]*\{?\.?(?<language>[A-Za-z]*)/;

/** Fences of other languages are left out; one that nothing closes ends with the text (CommonMark 0.31). */
export function yamlIn({ file, text }: SourceText): readonly SourceText[] {
  const lines = text.split("\n");
  const found: SourceText[] = [];
  for (let at = 0; at < lines.length; at++) {
    const { indent = "", fence = "", language = "" } = opening.exec(lines[at] ?? "")?.groups ?? {};
    if (fence === "") continue;
    const first = at + 1;
    at = closingLine(lines, first, fence);
    if (/^ya?ml$/i.test(language)) found.push(fenced({ file, text }, lines.slice(first, at), first, indent.length));
  }
  return found;
}

function closingLine(lines: readonly string[], from: number, fence: string): number {
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] ?? "").replace(/^[ \t>]*/, "").trimEnd();
    if (line.length >= fence.length && line === (fence[0] ?? "").repeat(line.length)) return at;
  }
  return lines.length;
}

/** A fence in a list or a quotation is indented, and what is in it as much or less. */
function fenced(
  { file, text: fileText }: SourceText,
  lines: readonly string[],
  firstLine: number,
  indent: number,
): SourceText {
  const taken = lines.map((line) => /^[ \t>]*/.exec(line.slice(0, indent))?.[0].length ?? 0);
  return {
    file,
    text: lines.map((line, index) => line.slice(taken[index])).join("\n"),
    positionInFile: ({ line, column }: Position) => ({
      line: line + firstLine,
      column: column + (taken[line - 1] ?? 0),
    }),
    fileText,
  };
}
