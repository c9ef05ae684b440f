/** Where a value of a YAML text stands. Few places are ever asked for, and a large text has a hundred thousand: each is found when it is. */

import type { Mark, Path, PlaceInText, Position, Range } from "../diagnostics/place.ts";

export interface MarkedText {
  readonly file: string;
  readonly rangeOf: (from: number, to: number) => Range;
}

interface WrittenText {
  readonly file: string;
  /** Where a position of the text stands in the file, when it is part of another text there. */
  readonly positionInFile?: (position: Position) => Position;
}

/** @param text as it is read, with one kind of line break */
export function markedText({ file, positionInFile }: WrittenText, text: string): MarkedText {
  const positionIn = positionsIn(text);
  const positionAt = (offset: number): Position => {
    const position = positionIn(offset);
    return positionInFile?.(position) ?? position;
  };
  return { file, rangeOf: (from, to) => ({ start: positionAt(from), end: positionAt(to) }) };
}

/** The lines of a text are counted when the first place in it is asked for, which for most texts is never. */
function positionsIn(text: string): (offset: number) => Position {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** Where a value is, and where it is written; -1 for the key of one that has none. */
export interface Spot {
  readonly above: TextMark | undefined;
  readonly step: string | number;
  readonly from: number;
  readonly to: number;
  readonly keyFrom: number;
  readonly keyTo: number;
  /** Of a number that is spelt in another way than its digits. */
  readonly written?: string | undefined;
}

/** A number is kept as it is written where that says more, or something else. */
export function spelling(value: unknown, written: string): string | undefined {
  return typeof value === "number" && String(value) !== written ? written : undefined;
}

export class TextMark implements Mark {
  readonly written: string | undefined;
  readonly #text: MarkedText;
  readonly #above: TextMark | undefined;
  readonly #step: string | number;
  readonly #from: number;
  #to: number;
  #hasMembers = false;
  readonly #keyFrom: number;
  readonly #keyTo: number;

  constructor(text: MarkedText, { above, step, from, to, keyFrom, keyTo, written }: Spot) {
    this.#text = text;
    this.written = written;
    this.#above = above;
    this.#step = step;
    this.#from = from;
    this.#to = to;
    this.#keyFrom = keyFrom;
    this.#keyTo = keyTo;
  }

  /** A section or a list ends where what is last in it does, which is known once that is read. */
  endsAt(offset: number): void {
    this.#to = offset;
    this.#hasMembers = true;
  }

  get at(): Path {
    return this.#above === undefined ? [] : [...this.#above.at, this.#step];
  }

  get origin(): PlaceInText {
    const { file, rangeOf } = this.#text;
    const key = this.#keyFrom < 0 ? undefined : rangeOf(this.#keyFrom, this.#keyTo);
    const value = rangeOf(this.#from, this.#to);
    // What is below a key is found by it; a text that takes the place of a section there is not.
    const below = this.#from === this.#to || (this.#hasMembers && value.start.line > (key?.start.line ?? 0));
    return { in: "text", file, path: this.at, range: (below ? key : undefined) ?? value, key };
  }
}
