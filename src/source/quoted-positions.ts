/**
 * Where the characters of a double-quoted scalar stand in its file, as of a configuration in JSON or in what kubectl prints: escapes
 * are longer than what they mean, and lines are folded (YAML 1.1, sections 5.7 and 9.1.1).
 */

import type { Position } from "../diagnostics/place.ts";

const plainEscapes: Readonly<Record<string, string>> = Object.freeze({
  ...{ "0": "\0", a: "\u0007", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\u001b" },
  ...{ " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\u0085", _: "\u00a0", L: "\u2028", P: "\u2029" },
});
const digitsOf: Readonly<Record<string, number>> = Object.freeze({ x: 2, u: 4, U: 8 });

/**
 * @param start of the quotation mark
 * @returns undefined where the scalar does not mean the text
 */
export function quotedPositions(
  lines: readonly string[],
  start: Position,
  text: string,
): ((position: Position) => Position) | undefined {
  const places: Position[] = [];
  let meant = "";
  let at: Position = { line: start.line, column: start.column + 1 };
  for (let piece = pieceAt(lines, at); piece !== undefined; piece = pieceAt(lines, at)) {
    const { line, column } = at;
    for (let unit = 0; unit < piece.meant.length; unit++) {
      places.push({ line, column: piece.isWritten ? column + unit : column });
    }
    meant += piece.meant;
    at = piece.next;
    if (meant.length > text.length) return undefined;
  }
  const isClosed = lines[at.line - 1]?.[at.column - 1] === '"';
  return isClosed && meant === text ? inText(text, places, at) : undefined;
}

interface Piece {
  readonly meant: string;
  /** True where each character stands for itself. */
  readonly isWritten?: true;
  readonly next: Position;
}

/** Undefined at the end of the scalar, and of the file. */
function pieceAt(lines: readonly string[], at: Position): Piece | undefined {
  const { line, column } = at;
  const source = lines[line - 1];
  if (source === undefined) return undefined;
  const [run = ""] = /^[^"\\]+/.exec(source.slice(column - 1)) ?? [];
  if (run !== "") {
    const isLast = column - 1 + run.length === source.length;
    const next = { line, column: column + run.length };
    return { meant: isLast ? run.replace(/[ \t]+$/, "") : run, isWritten: true, next };
  }
  switch (source[column - 1]) {
    case '"':
      return undefined;
    case "\\":
      return column === source.length ? folded(lines, line, true) : escaped(source.slice(column), at);
    default:
      return folded(lines, line, false);
  }
}

function escaped(behind: string, { line, column }: Position): Piece {
  const [kind = ""] = behind;
  const digits = digitsOf[kind] ?? 0;
  const next = { line, column: column + 2 + digits };
  if (digits === 0) return { meant: plainEscapes[kind] ?? "", next };
  const point = Number.parseInt(behind.slice(1, 1 + digits), 16);
  return { meant: point <= 0x10ffff ? String.fromCodePoint(point) : "", next };
}

/** The end of a line is a space, with empty lines behind it as many line breaks; behind a backslash it is nothing itself. */
function folded(lines: readonly string[], from: number, isEscaped: boolean): Piece {
  let line = from + 1;
  while (/^[ \t]*$/.test(lines[line - 1] ?? '"')) line += 1;
  const empty = line - from - 1;
  const column = 1 + (/^[ \t]*/.exec(lines[line - 1] ?? "")?.[0].length ?? 0);
  return { meant: empty === 0 && !isEscaped ? " " : "\n".repeat(empty), next: { line, column } };
}

function inText(text: string, places: readonly Position[], end: Position): (position: Position) => Position {
  const begins = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) begins.push(at + 1);
  return ({ line, column }) => places[(begins[line - 1] ?? text.length) + column - 1] ?? end;
}
