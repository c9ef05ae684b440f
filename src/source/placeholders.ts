/** An example in Markdown leaves out what each reader fills in, so that no finding rests on such a value. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isMarkdown, type SourceFile } from "./read-sources.ts";

const placeholder = /^["']?(?:\.{3}|…|<[^<>]+>)["']?$/;

export function isOnPlaceholder(
  { place: { file: name, range } }: Diagnostic,
  files: readonly SourceFile[],
  linesOf: (file: string) => readonly string[],
): boolean {
  if (name === undefined || range === undefined || range.start.line !== range.end.line) return false;
  const said = linesOf(name)[range.start.line - 1]?.slice(range.start.column - 1, range.end.column - 1) ?? "";
  return placeholder.test(said) && files.some((file) => file.file === name && isMarkdown(file));
}
